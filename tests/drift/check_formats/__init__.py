"""Tests of the formats of a check."""
