"""A user's sentence-transformers model on disk: found, checked and named before anything heavy is imported.

Nothing is ever fetched: a name stands for what the Hugging Face cache on this disk has. And nothing in a model may
run code: weights come from safetensors files, since loading a pickle (``pytorch_model.bin``) executes it, and
modules come from sentence-transformers alone, since a model may name a Python file of its own instead.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pairs.embedding import Identity
from pairs.embedding.prepare import NORMALISER
from pairs.errors import ModelError

if TYPE_CHECKING:
    from pairs.store import Store

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}(?:/[A-Za-z0-9][\w.-]{0,95})?")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_READ_BY_MODEL = (".safetensors", ".json", ".txt", ".model")
_DIGESTS = "file-digests-1"
_WITHOUT = "or go without a model with --model none"


@dataclass(frozen=True, slots=True)
class _Module:
    """One step of a sentence-transformers model.

    Attributes:
        kind: its class, for example ``"Transformer"``.
        folder: where its files are.
    """

    kind: str
    folder: Path


def find_folder(model: str) -> Path:
    """The folder of a model given by path, or by a name that is in the Hugging Face cache on this disk.

    Raises:
        ModelError: there is none; the line says how to get it.
    """
    shown = model if model.isprintable() else ascii(model)
    try:
        path = Path(model).expanduser()
        if path.is_dir():
            return path
        is_file = path.exists()
    except (OSError, RuntimeError, ValueError):
        is_file = False
    if is_file:
        raise ModelError(f"{shown}: a model is a folder, and this is a file")
    if not _REPOSITORY.fullmatch(model) or ".." in model:
        raise ModelError(f"{shown}: there is no such folder; give a model's folder or name, {_WITHOUT}")
    names = [model] if "/" in model else [f"sentence-transformers/{model}", model]
    for name in names:
        if (snapshot := _snapshot(name)) is not None:
            return snapshot
    raise ModelError(
        f"{model}: no such model on this disk, and drift fetches nothing itself: get it with `hf download {names[0]}`, "
        f"give a folder, {_WITHOUT}"
    )


def inspect(folder: Path, name: str, cache: Store | None = None) -> Identity:
    """What a model is, after checking that it is one and that loading it runs no code of its own.

    Args:
        folder: the model.
        name: what to call it.
        cache: remembers the digests of files that have not changed.

    Raises:
        ModelError: not a sentence-transformers model, or not a safe one, or files are missing.
    """
    modules = _modules(folder)
    for module in modules:
        _require_safetensors(module)
    first = modules[0]
    digest = hashlib.blake2b(digest_size=8)
    digest.update(f"sentence-transformers fp32 fp16-rounded layers=middle normaliser={NORMALISER}".encode())
    for file in _files(folder, modules):
        digest.update(f"\0{file.relative_to(folder).as_posix()}\0{_digest(file, cache)}".encode())
    return Identity(
        name=name,
        version=digest.hexdigest(),
        languages=_languages(folder / "README.md"),
        has_token_vectors=first.kind == "Transformer" and (first.folder / "tokenizer.json").is_file(),
        dimension=_dimension(modules),
    )


def _snapshot(name: str) -> Path | None:
    """Where the Hugging Face cache keeps the main revision of a repository."""
    for cache in _hub_caches():
        repository = cache / f"models--{name.replace('/', '--')}"
        try:
            revision = (repository / "refs" / "main").read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        snapshot = repository / "snapshots" / revision
        if revision and snapshot.is_dir():
            return snapshot
    return None


def _hub_caches() -> list[Path]:
    """The folders in which huggingface_hub and sentence-transformers keep models, from the same settings."""
    given = [
        os.environ.get(name, "") for name in ("SENTENCE_TRANSFORMERS_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
    ]
    home = os.environ.get("HF_HOME") or str(Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "huggingface"))
    return [Path(folder).expanduser() for folder in [*filter(None, given), str(Path(home, "hub"))]]


def _modules(folder: Path) -> list[_Module]:
    """The model's modules, all of them classes of sentence-transformers.

    Raises:
        ModelError: there is no list of modules, it is broken, or names something else.
    """
    if not (folder / "modules.json").is_file():
        raise ModelError(f"{folder}: not a sentence-transformers model (it has no modules.json)")
    entries = _json(folder / "modules.json")
    if not isinstance(entries, list) or not entries:
        raise ModelError(f"{folder / 'modules.json'}: not a list of modules")
    modules = []
    for entry in entries:
        kind, path = (entry.get("type"), entry.get("path")) if isinstance(entry, dict) else (None, None)
        if not isinstance(kind, str) or not isinstance(path, str):
            raise ModelError(f"{folder / 'modules.json'}: a module needs a type and a path")
        if not re.fullmatch(r"sentence_transformers(?:\.\w+)+", kind):
            raise ModelError(
                f"{folder}: the model brings code of its own ({kind[:60]}), which drift never runs "
                "(there is no --trust-remote-code)"
            )
        if ".." in PurePosixPath(path).parts or PurePosixPath(path).is_absolute():
            raise ModelError(f"{folder / 'modules.json'}: the path {path!r} leads out of the model")
        modules.append(_Module(kind.rpartition(".")[2], folder / path))
    return modules


def _require_safetensors(module: _Module) -> None:
    """Refuse weights that only a pickle or nothing holds.

    Raises:
        ModelError: what is wrong with them.
    """
    files = sorted(module.folder.iterdir()) if module.folder.is_dir() else []
    if any(file.suffix == ".safetensors" for file in files):
        return
    if pickles := [file for file in files if file.suffix in _PICKLES]:
        raise ModelError(
            f"{pickles[0]}: a pickle, and loading one runs the code in it: convert the weights to safetensors first "
            "(save_pretrained of sentence-transformers does)"
        )
    if module.kind in {"Transformer", "StaticEmbedding"}:
        onnx = next(module.folder.glob("**/*.onnx"), None)
        only = f"only {onnx.name}, which sentence-transformers can't run here" if onnx else "no weights"
        raise ModelError(f"{module.folder}: the model has {only}; it needs model.safetensors")


def _files(folder: Path, modules: list[_Module]) -> list[Path]:
    """The files that loading the model may read, in a fixed order."""
    folders = {folder, *(module.folder for module in modules if module.folder.is_dir())}
    found = {file for place in folders for file in place.iterdir() if file.suffix in _READ_BY_MODEL and file.is_file()}
    return sorted(found)


def _digest(file: Path, cache: Store | None) -> str:
    """The digest of a file; of one with the same size and time of change as before, out of the cache."""
    try:
        status = file.stat()
        key = f"{file.resolve()}|{status.st_size}|{status.st_mtime_ns}|{status.st_ino}"
        key = hashlib.blake2b(os.fsencode(key), digest_size=20).hexdigest()
        if cache is not None and (known := cache.get(_DIGESTS, key)) is not None:
            return known.decode("ascii")
        with file.open("rb") as stream:
            value = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=20)).hexdigest()
    except OSError as error:
        raise ModelError(f"{file}: the model's file can't be read ({error.strerror})") from None
    if cache is not None:
        cache.put(_DIGESTS, key, value.encode("ascii"))
    return value


def _json(path: Path) -> Any:
    """The content of a JSON file.

    Raises:
        ModelError: it is none.
    """
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{path}: the model's file can't be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise ModelError(f"{path}: not a JSON file") from None


def _dimension(modules: list[_Module]) -> int | None:
    """The length of a sentence vector, where the modules' settings say it."""
    for module in reversed(modules):
        settings = module.folder / "config.json"
        if module.kind not in {"Pooling", "Dense"} or not settings.is_file():
            continue
        content = _json(settings)
        keys = ["out_features"] if module.kind == "Dense" else ["word_embedding_dimension", "embedding_dimension"]
        sizes = [content.get(key) for key in keys] if isinstance(content, dict) else []
        modes = [key for key, on in content.items() if key.startswith("pooling_mode_") and on is True] if sizes else []
        # Several ways of pooling are put end to end.
        return next((size * max(1, len(modes)) for size in sizes if isinstance(size, int) and size > 0), None)
    return None


def _languages(card: Path) -> frozenset[str] | None:
    """The languages that a model's card lists in its head, ``None`` where it lists none."""
    try:
        head = card.read_text("utf-8", errors="replace")[:20_000]
    except OSError:
        return None
    found = re.match(r"---\s*\n(.*?)\n---\s*\n", head, re.DOTALL)
    value = found and re.search(r"^languages?:[ \t]*(.*(?:\n[ \t]*-[ \t]*.*)*)", found[1], re.MULTILINE)
    if not value:
        return None
    codes = {code.casefold() for code in re.findall(r"[A-Za-z]+(?:-\w+)?", value[1])}
    return frozenset(code.partition("-")[0] for code in codes if len(code.partition("-")[0]) in {2, 3}) or None
