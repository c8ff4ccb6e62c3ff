"""Scripts that measure quality and speed; none of them is a test."""
