"""Two passages word by word: what is the same wording, what was changed, left out or put in.

Used where the wording itself counts, as inside quotation marks. Case, marks, contractions, British and American
spelling and digits for small number words are the same wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.stems import root, stem
from drift.analysis.tokens import TokenKind, tokenize
from pairs.document import Span

DIFFLIB_BUDGET = 100_000
"""difflib takes time by the number of equal pairs of words; above this many a cheaper method is used."""

MOST_CELLS = 20_000_000
"""Above this many pairs of words two passages are no longer aligned word by word, only counted."""

_SAME = {
    "n't": "not", "ca": "can", "wo": "will", "sha": "shall", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am",
    "u.s": "unitedstates", "usa": "unitedstates", "u.s.a": "unitedstates", "u.k": "unitedkingdom", "cannot": "cannot",
    "%": "percent", "percentage": "percent", "$": "dollar", "dollars": "dollar", "€": "euro", "euros": "euro",
    "£": "pound", "pounds": "pound", "bn": "billion", "mn": "million", "mln": "million", "m": "million", "tn": "trillion", "&": "and", "mr": "mr", "mister": "mr", "ok": "okay",
    "toward": "towards", "amongst": "among", "whilst": "while", "upon": "on",
} | {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if number > 1
}  # fmt: skip


_GROUP = re.compile(r"[,.\u00a0\u202f\u2009\s](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a passage.

    Attributes:
        span: where it stands.
        key: equal for what counts as the same wording.
        stem: equal for the inflections of one word.
        root: equal for its derivations too.
        content: whether it is more than grammar.
    """

    span: Span
    key: str
    stem: str
    root: str
    content: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two passages differ: ``a[start_a:end_a]`` became ``b[start_b:end_b]``, in words."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words and numbers of ``text``; percent and currency signs are words, other marks are left out.

    Args:
        text: a passage.
        offset: added to every span.
    """
    result = []
    for token in tokenize(text, offset):
        if token.kind is TokenKind.MARK and token.key not in _SAME:
            continue
        key = _SAME.get(token.key) or _plain(token.key, token.kind)
        plain = _american(key)
        content = token.key not in FUNCTION_WORDS and token.kind is not TokenKind.MARK
        result.append(Word(token.span, plain, stem(key), root(key), content))
    return tuple(result)


def _plain(key: str, kind: TokenKind) -> str:
    """Abbreviations without full stops, numbers without group marks."""
    return key.replace(".", "") if kind is TokenKind.WORD else _GROUP.sub("", key)


def _american(key: str) -> str:
    """British and American spelling of one form under one key; other inflections stay apart."""
    if len(key) < 5 or not key.isascii():
        return key
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or")):
        key = key.replace(british, american) if key.endswith((british, british + "s", british + "d")) else key
    return key.replace("avour", "avor").replace("olour", "olor").replace("abour", "abor").replace("efence", "efense")


def joined(words: Sequence[Word]) -> str:
    """The keys with single spaces: what character ratios are taken of."""
    return " ".join(word.key for word in words)


def ratio(a: Sequence[Word], b: Sequence[Word]) -> float:
    """Likeness of two passages in per cent: twice the common characters by all characters (Indel, rapidfuzz)."""
    from rapidfuzz import fuzz

    if len(a) * len(b) > MOST_CELLS:
        shared = (Counter(w.key for w in a) & Counter(w.key for w in b)).total()
        return round(200 * shared / (len(a) + len(b)), 4)
    return round(fuzz.ratio(joined(a), joined(b)), 4)


def changes(a: Sequence[Word], b: Sequence[Word]) -> tuple[Change, ...]:
    """Where ``b`` words ``a`` otherwise; differences with at most one function word between them are one."""
    found: list[Change] = []
    for start_a, end_a, start_b, end_b in _differences([w.key for w in a], [w.key for w in b]):
        if found and start_a - found[-1].end_a <= 1 and not any(w.content for w in a[found[-1].end_a : start_a]):
            found[-1] = Change(found[-1].start_a, end_a, found[-1].start_b, end_b)
        else:
            found.append(Change(start_a, end_a, start_b, end_b))
    # "co-operate" and "cooperate", "U.S." and "United States": the same letters, parted otherwise.
    return tuple(c for c in found if _letters(a[c.start_a : c.end_a]) != _letters(b[c.start_b : c.end_b]))


def _letters(words: Sequence[Word]) -> str:
    return "".join(w.key for w in words)


def _differences(a: list[str], b: list[str]) -> list[tuple[int, int, int, int]]:
    """Opcodes that are not ``equal``; by difflib within its budget, else by the longest common subsequence."""
    here, there = Counter(a), Counter(b)
    if sum(count * there[key] for key, count in here.items()) <= DIFFLIB_BUDGET:
        codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        return [(i, j, k, m) for tag, i, j, k, m in codes if tag != "equal"]
    if len(a) * len(b) > MOST_CELLS:
        return [_middle(a, b)] if a != b else []
    from rapidfuzz.distance import Indel

    merged: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(a, b):
        if code.tag == "equal":
            continue
        i, j, k, m = code.src_start, code.src_end, code.dest_start, code.dest_end
        if merged and merged[-1][1] == i and merged[-1][3] == k:
            i, k = merged[-1][0], merged.pop()[2]
        merged.append((i, j, k, m))
    return merged


def _middle(a: list[str], b: list[str]) -> tuple[int, int, int, int]:
    """What is left between the common beginning and the common end."""
    short = min(len(a), len(b))
    head = next((i for i in range(short) if a[i] != b[i]), short)
    tail = next((i for i in range(short - head) if a[-1 - i] != b[-1 - i]), short - head)
    return head, len(a) - tail, head, len(b) - tail


def common(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs of positions of words of one root, in order (a longest common subsequence)."""
    if len(a) * len(b) > MOST_CELLS:
        return []
    from rapidfuzz.distance import LCSseq

    pairs: list[tuple[int, int]] = []
    for code in LCSseq.opcodes([w.root for w in a], [w.root for w in b]):
        if code.tag == "equal":
            pairs.extend(zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True))
    return pairs


def support(a: Sequence[Word], b: Sequence[Word]) -> float:
    """The share of the content words of ``a`` whose root occurs in ``b``, 0..1; of all words where none is content."""
    counted = [w for w in a if w.content] or list(a)
    if not counted:
        return 0.0
    known = {w.root for w in b}
    return round(sum(w.root in known for w in counted) / len(counted), 4)


def best_window(a: Sequence[Word], b: Sequence[Word]) -> tuple[int, int, float] | None:
    """The run of ``b`` that words ``a`` most nearly.

    Short passages are tried at each place; longer ones by their common words, without stragglers.

    Returns:
        Start and end in ``b`` and the :func:`ratio` of that run, or ``None`` where no word is shared.
    """
    if not a or not b:
        return None
    runs = _short_runs(a, b) if len(a) <= 4 else _long_runs(a, b)
    scored = [(ratio(a, b[i:j]), -abs(j - i - len(a)), -i, j) for i, j in runs]
    if not scored:
        return None
    score, _, start, end = max(scored)
    return -start, end, score


def _short_runs(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Runs of about the length of ``a`` that hold one of its roots at that root's place, give or take one."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(a):
        places.setdefault(word.root, []).append(i)
    runs: set[tuple[int, int]] = set()
    for j, word in enumerate(b):
        if not (word.content or len(a) == 1):
            continue
        for i in places.get(word.root, ()):
            for start in (j - i - 1, j - i, j - i + 1):
                for length in (len(a) - 1, len(a), len(a) + 1):
                    if start >= 0 and length > 0 and start <= j < start + length <= len(b):
                        runs.add((start, start + length))
    return sorted(runs)[:2000]


def _long_runs(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """The run from the first to the last common word, and the same without common words that stand apart."""
    pairs = common(a, b)
    if not pairs:
        return []
    gap = max(4, len(a) // 3)
    groups: list[list[int]] = []
    for _, j in pairs:
        if groups and j - groups[-1][-1] <= gap:
            groups[-1].append(j)
        else:
            groups.append([j])
    main = max(groups, key=len)
    return [(pairs[0][1], pairs[-1][1] + 1), (main[0], main[-1] + 1)]
