"""Tests of reading, segmenting, embedding and aligning."""
