"""Reads two documents, splits them into sentences, and aligns them."""
