"""Shows what a text lost, gained and changed on its way from an original to its rewrite."""
