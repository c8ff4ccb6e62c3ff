"""What a sentence says: figures, dates, names, quotations, cues, and which words answer which.

Each analysis is a plain function of a :class:`~drift.analysis.pair.Pair`; ``pair.get(function)`` computes it
once and keeps it, so that a rule may ask for what it needs without anything to be registered.
"""
