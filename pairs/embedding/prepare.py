"""What every backend does with a sentence before its model sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pairs.errors import EncodingError
from pairs.normal import is_blank

#: Counts up whenever :func:`prepare` would hand a model something else; part of every model's version.
NORMALISER = 1

_SURROGATE = re.compile("[\ud800-\udfff]")


def prepare(sentences: Sequence[str]) -> list[str]:
    """The sentences as a model gets them: unchanged, but all blank ones are the empty string.

    So that nothing, a space and a zero-width space have the same vector.

    Raises:
        EncodingError: a sentence holds a lone surrogate, which is no character; it would fail a whole batch.
    """
    for number, sentence in enumerate(sentences, start=1):
        if found := _SURROGATE.search(sentence):
            raise EncodingError(
                f"sentence {number} holds half of a surrogate pair (U+{ord(found[0]):04X}) at character "
                f"{found.start()}, which is no character: decode the text again, or replace it with U+FFFD"
            )
    return ["" if is_blank(sentence) else sentence for sentence in sentences]
