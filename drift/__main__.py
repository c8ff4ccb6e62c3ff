"""``python -m drift`` is ``drift``."""

from drift.cli import main

main()
