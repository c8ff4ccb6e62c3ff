"""Any sentence-transformers model on disk, run by sentence-transformers; also the reference for the default model.

Reimers and Gurevych 2019 (https://aclanthology.org/D19-1410), https://sbert.net. Nothing here imports it, nor
torch, before a model is loaded.

On a CPU sentences go through the model one at a time on one thread: torch picks another kernel for another number
of rows or threads, and a vector would depend on its neighbours. It costs a third of the speed, and batch sizes,
orders, cold and warm caches agree to the byte. On an accelerator, where starting a pass costs more than some padding,
they go in batches of like length, and agree within about 1e-3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pairs.embedding import MAX_TOKENS, Identity, TokenVectors
from pairs.embedding.prepare import prepare
from pairs.embedding.rounding import rounded_units
from pairs.embedding.wordpieces import windows
from pairs.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Pieces = tuple[list[tuple[int, int]], "NDArray[np.float32]"]
"""Where the word pieces of a part stand in it, and a row for each."""
_ROOM = 256
"""Texts that an accelerator gets at once, at least where they are short."""
_PIECES_ROOM = 32_768
"""Word pieces that it gets at once, padding counted."""
_INSTALL = 'pip install sentence-transformers "torch==2.13.0"'


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one text that the model reads at once.

    Attributes:
        text: the number of the text.
        start: the code point of the text at which the part begins.
        content: the part.
        pieces: how many word pieces it has.
    """

    text: int
    start: int
    content: str
    pieces: int


def require_installed() -> None:
    """Check that sentence-transformers and torch are installed, without importing them.

    Raises:
        ModelError: they aren't; the line says what to install.
    """
    missing = [name for name in ("sentence_transformers", "torch") if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"a model of your own needs {' and '.join(missing).replace('_', '-')}: {_INSTALL}, or leave out --model"
        )


class SentenceTransformersEmbedder:
    """A model run by sentence-transformers; see the module.

    Attributes:
        name: what the model is called.
        version: a digest of its files and of everything else that changes a vector.
        languages: those that its card lists, ``None`` where it lists none.
        has_token_vectors: whether its first module is a transformer with a tokenizer that knows offsets.
    """

    def __init__(self, folder: Path, identity: Identity, *, device: str | None = None) -> None:
        """Load a model that :func:`pairs.embedding.model_folder.inspect` has found safe.

        Args:
            folder: the model.
            identity: what is known of it.
            device: as torch names it; by default an accelerator if there is one.

        Raises:
            ModelError: sentence-transformers is missing or can't load the model.
        """
        self.name = identity.name
        self.version = identity.version
        self.languages = identity.languages
        self.has_token_vectors = identity.has_token_vectors
        require_installed()
        self._model = _load(folder, device, layers=identity.has_token_vectors)

    def encode(self, sentences: Sequence[str], *, batch_size: int = 32) -> NDArray[np.float32]:
        """Unit-length sentence vectors, shape ``(len(sentences), dimension)``, rounded to half precision.

        A text past the model's length is cut into windows, and its vector is their mean, weighted by length.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model gave a vector that is no number.
        """
        return self._run(sentences, batch_size, vectors=True, tokens=False)[0]

    def token_vectors(self, sentences: Sequence[str], *, batch_size: int = 32) -> list[TokenVectors]:
        """Token vectors: the mean of the middle third of the layers (2 to 4 of 6), over all windows of a text.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model has no token vectors, or gave one that is no number.
        """
        return self._run(sentences, batch_size, vectors=False, tokens=True)[1]

    def encode_both(
        self, sentences: Sequence[str], *, batch_size: int = 32
    ) -> tuple[NDArray[np.float32], list[TokenVectors]]:
        """What :meth:`encode` and :meth:`token_vectors` give, out of one forward pass wherever they agree on its input.

        Raises:
            EncodingError: a sentence holds a lone surrogate.
            ModelError: the model has no token vectors, or gave one that is no number.
        """
        return self._run(sentences, batch_size, vectors=True, tokens=True)

    def _run(
        self, sentences: Sequence[str], batch_size: int, *, vectors: bool, tokens: bool
    ) -> tuple[NDArray[np.float32], list[TokenVectors]]:
        """Sentence vectors and token vectors, as far as they are asked for."""
        import numpy as np

        if tokens and not self.has_token_vectors:
            raise ModelError(f"the model {self.name} has no token vectors")
        parts = [part for number, text in enumerate(prepare(sentences)) for part in self._parts(number, text)]
        sums = np.zeros((len(sentences), self._model.get_embedding_dimension() or 0), dtype=np.float64)
        found: dict[tuple[int, int], _Pieces] = {}
        for batch in self._batches(parts, batch_size):
            rows: NDArray[Any] | None = None
            if tokens:
                rows, pieces = self._middle_layers(batch)
                found |= {(part.text, part.start): some for part, some in zip(batch, pieces, strict=True)}
            if vectors:
                if rows is None or not self._reads_plainly(batch):
                    rows = self._vectors(batch)
                for part, row in zip(batch, rows, strict=True):
                    sums[part.text] += row.astype(np.float64) * max(part.pieces, 1)
        units = rounded_units(sums, self.name) if vectors else sums.astype(np.float32)
        return units, self._joined(found, len(sentences)) if tokens else []

    def _joined(self, found: dict[tuple[int, int], _Pieces], count: int) -> list[TokenVectors]:
        """The pieces of each text, out of those of its parts."""
        import numpy as np

        results: list[tuple[list[tuple[int, int]], list[NDArray[np.float32]]]] = [([], []) for _ in range(count)]
        for (text, start), (spans, rows) in sorted(found.items(), key=lambda item: item[0]):
            results[text][0].extend((a + start, b + start) for a, b in spans)
            results[text][1].append(rows)
        return [
            TokenVectors(
                tuple(spans[:MAX_TOKENS]),
                rounded_units(np.concatenate(rows)[:MAX_TOKENS], self.name),
                truncated=len(spans) > MAX_TOKENS,
            )
            for spans, rows in results
        ]

    def _vectors(self, batch: Sequence[_Part]) -> NDArray[Any]:
        """The sentence vectors of a batch, as sentence-transformers makes them."""
        texts = [part.content for part in batch]
        with _one_thread():
            rows: NDArray[Any] = self._model.encode(
                texts, batch_size=len(texts), show_progress_bar=False, convert_to_numpy=True
            )
        return rows

    def _reads_plainly(self, batch: Sequence[_Part]) -> bool:
        """Whether sentence-transformers would hand the texts of a batch to the tokenizer as they are."""
        if self._model.default_prompt_name is not None or getattr(self._model[0], "do_lower_case", False):
            return False
        return all(part.content == part.content.strip() for part in batch)

    def _middle_layers(self, batch: Sequence[_Part]) -> tuple[NDArray[Any], list[_Pieces]]:
        """The vectors of the texts of a batch as they are, and those of their word pieces, special tokens left out."""
        import numpy as np
        import torch

        encoded = self._model.tokenizer(
            [part.content for part in batch],
            padding=True,
            return_tensors="pt",
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        offsets = encoded.pop("offset_mapping").numpy()
        own = (encoded.pop("special_tokens_mask") == 0) & (encoded["attention_mask"] == 1)
        features = {name: tensor.to(self._model.device) for name, tensor in encoded.items()}
        with _one_thread(), torch.inference_mode():
            out = self._model(features)
            layers = out["all_layer_embeddings"]
            count = len(layers) - 1
            middle = torch.stack(list(layers[round(count / 3) : round(count * 2 / 3) + 1])).mean(dim=0).float().cpu()
            rows = out["sentence_embedding"].cpu().numpy()
        pieces = [
            ([(int(start), int(end)) for start, end in offsets[row][mask]], np.asarray(middle[row].numpy()[mask]))
            for row, mask in enumerate(own.numpy())
        ]
        return rows, pieces

    @property
    def accelerated(self) -> bool:
        """Whether the model runs on an accelerator, for which many small passes cost more than some padding."""
        return bool(self._model.device.type != "cpu")

    def _batches(self, parts: Sequence[_Part], batch_size: int) -> Iterator[list[_Part]]:
        """What goes through the model at once, the shortest first."""
        ordered = sorted(parts, key=lambda part: part.pieces)
        room = max(batch_size, _ROOM) if self.accelerated else 1
        batch: list[_Part] = []
        for part in ordered:
            if len(batch) >= room or (len(batch) + 1) * part.pieces > _PIECES_ROOM:
                if batch:
                    yield batch
                batch = []
            batch.append(part)
        if batch:
            yield batch

    def _parts(self, number: int, text: str) -> list[_Part]:
        """``text`` in parts that the model can read whole."""
        limit = self._model.max_seq_length
        tokenizer = self._model.tokenizer
        if not self.has_token_vectors or not isinstance(limit, int) or limit < 8:
            return [_Part(number, 0, text, len(text))]
        limit -= tokenizer.num_special_tokens_to_add()
        encoded = tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )
        offsets, words = encoded["offset_mapping"], encoded.word_ids()
        parts = []
        for first, last in windows(words, limit):
            start = offsets[first][0] if first else 0
            end = offsets[last][0] if last < len(offsets) else len(text)
            parts.append(_Part(number, start, text[start:end], last - first))
        return parts


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let torch's CPU kernels run on one thread, for as long as we use them."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _load(folder: Path, device: str | None, *, layers: bool) -> Any:
    """The model, from this folder and nowhere else, with its layers' outputs if there are to be token vectors."""
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging
    except ImportError as error:
        raise ModelError(f"sentence-transformers can't be imported ({error}): {_INSTALL}") from None
    verbosity, progress = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        return SentenceTransformer(
            str(folder),
            device=device,
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True} if layers else None,
            config_kwargs={"output_hidden_states": True} if layers else None,
        ).eval()
    except Exception as error:  # noqa: BLE001 - whatever a broken model raises in there is one line for the user
        line = " ".join(str(error).split())[:200] or type(error).__name__
        raise ModelError(f"{folder}: sentence-transformers can't load the model: {line}") from None
    finally:
        logging.set_verbosity(verbosity)
        if progress:
            logging.enable_progress_bar()
