"""The screens: the list of pairs, the review of one, and what opens on top of them."""
