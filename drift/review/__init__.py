"""A review of one pair, without a screen: what is shown next, what was judged, and how to take it back.

Two thin front ends stand on it: the screen and the line by line one, both in ``tui``.
"""
