"""Tests of the package that finds drift."""
