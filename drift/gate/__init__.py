"""The verdict for a whole project: which pairs, what counts, what is accepted, and whether that is a failure."""
