"""The review screen of drift."""
