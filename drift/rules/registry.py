"""How a rule is made and found: one file, one decorator, one function.

A rule is a function that looks at one bead and yields a :class:`Claim` for each thing it finds. Its docstring
is its page: ``drift explain``, ``drift rules``, the help in the app and the reports all show it.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeVar

from drift.config import PROFILES
from drift.severity import Severity

if TYPE_CHECKING:
    from pairs.document import Span

HEADINGS = ("What it finds", "Why it matters", "Example", "Not flagged", "References")
ENTRY_POINTS = "drift.rules"
# One span, one finding: the family named first keeps the span. Families that speak of whole beads and
# clauses stand beside the others and are not in this list.
PRECEDENCE = ("FIG", "DAT", "QUO", "ATT", "NAM", "NEG", "MOD", "QNT", "REL", "TRM", "TXT", "SEM")
# Rules of those families that stand beside the others too: what speaks of one text alone and not of what changed, what
# the user asked for by name, and what speaks of the order of all words.
BESIDE = frozenset({"FIG17", "FIG18", "TRM02", "TXT06", "TXT07"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule says about a bead, before overlapping claims are settled.

    Attributes:
        original: the exact place in the original, ``None`` where there is none.
        rewrite: the exact place in the rewrite, ``None`` where there is none.
        message: one line: what was compared and what changed; plain text.
        facts: the evidence as named values, for example ``{"original": "$93", "relation": "magnitude"}``.
        severity: ``None`` for the rule's default.
        confidence: how sure the rule is, 0..1.
    """

    original: Span | None
    rewrite: Span | None
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    confidence: float = 1.0


Check = Callable[..., Iterable[Claim]]
C = TypeVar("C", bound=Callable[..., Iterable[Claim]])


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what is known about it.

    Attributes:
        code: for example ``"FIG02"``; the first three letters are its family.
        name: reads well after "allow", for example ``"magnitude"``.
        category: the MQM category that it belongs to.
        severity: what it finds has this severity unless the claim says otherwise.
        profiles: the profiles that apply it; every stable rule is in ``all``.
        since: the version that brought it.
        languages: ISO 639-1 codes that both sides must be in; ``None`` where the rule needs no language.
        needs: ``"parse"`` and ``"vectors"`` are known; a rule is off where what it needs is not there.
        preview: not trusted yet: applied only when it is selected by its code.
        check: the function.
    """

    code: str
    name: str
    category: str
    severity: Severity
    profiles: frozenset[str]
    since: str
    languages: frozenset[str] | None
    needs: frozenset[str]
    preview: bool
    check: Check

    @property
    def family(self) -> str:
        """The first three letters of the code."""
        return self.code[:3]

    @property
    def page(self) -> str:
        """The docstring, dedented: Markdown with the headings of :data:`HEADINGS`."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


class RuleError(Exception):
    """A rule that is badly made: two rules of one code, an unknown profile, a code out of form."""


_registered: dict[str, Rule] = {}
_of_files: dict[str, Rule] = {}


@dataclass(frozen=True, slots=True)
class FilePair:
    """What a rule about whole files looks at.

    Attributes:
        original: the name of the original's file.
        rewrite: the name of the rewrite's file; where there is none, the one that was looked for.
        exists: whether there is a rewrite.
        languages: what the two sides are meant to be written in, ``""`` where nobody said.
        found: the languages of the two texts, ``""`` where they are not known.
        kept: the share of words that are the same on both sides, 0..1.
        digests: stand for the two texts as they are.
        stamped: stand for the two texts as they were when the rewrite was declared up to date; ``None`` for never.
        must_be_stamped: whether every rewrite must have been declared up to date.
    """

    original: str
    rewrite: str
    exists: bool = True
    languages: tuple[str, str] = ("", "")
    found: tuple[str, str] = ("", "")
    kept: float = 0.0
    digests: tuple[str, str] = ("", "")
    stamped: tuple[str, str] | None = None
    must_be_stamped: bool = False


def rule(
    code: str,
    name: str,
    *,
    category: str,
    severity: Severity,
    profiles: Collection[str] = (),
    since: str = "0.1.0",
    languages: Collection[str] | None = None,
    needs: Collection[str] = (),
    preview: bool = False,
    of_files: bool = False,
) -> Callable[[C], C]:
    """Register the decorated function as a rule.

    Args:
        code: three capital letters and two digits.
        name: lower-case words joined by hyphens.
        category: the MQM category, for example ``"accuracy/mistranslation"``.
        severity: the default severity of its findings.
        profiles: profiles beside ``all`` that apply it: ``default``, ``figures``, ``style``.
        since: the version that brought it.
        languages: ISO 639-1 codes; ``None`` for any language.
        needs: ``"parse"``, ``"vectors"``.
        preview: whether it must be selected by its code to be applied.
        of_files: whether it looks at a :class:`FilePair` and not at a bead: a check of a project applies it, a
            comparison of two texts does not.
    """
    if not re.fullmatch(r"[A-Z]{3}\d\d", code):
        raise RuleError(f"{code!r} is no rule code: three capital letters and two digits")
    if unknown := set(profiles) - set(PROFILES):
        raise RuleError(f"{code}: no profile is called {', '.join(sorted(unknown))}")
    if code in _registered or code in _of_files:
        raise RuleError(f"two rules are called {code}")

    def register(check: C) -> C:
        (_of_files if of_files else _registered)[code] = Rule(
            code,
            name,
            category,
            severity,
            frozenset(profiles) if preview else frozenset({"all", *profiles}),
            since,
            None if languages is None else frozenset(languages),
            frozenset(needs),
            preview,
            check,
        )
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of this package and of installed plug-ins, sorted by code."""
    import drift.rules as package

    for module in pkgutil.iter_modules(package.__path__):
        if re.match(r"[a-z]{3}\d\d_", module.name):
            importlib.import_module(f"{package.__name__}.{module.name}")
    for plugin in entry_points(group=ENTRY_POINTS):
        plugin.load()
    return tuple(_registered[code] for code in sorted(_registered))


@cache
def file_rules() -> tuple[Rule, ...]:
    """The rules about whole files, sorted by code; no other rule is loaded for them."""
    import drift.rules as package

    for module in pkgutil.iter_modules(package.__path__):
        if re.match(r"src\d\d_", module.name):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return tuple(_of_files[code] for code in sorted(_of_files))


def is_known(code: str) -> bool:
    """Whether a rule or a family has this code; the names of our files tell, and rules are loaded only where they don't."""
    import drift.rules as package

    own = (m.name[:5].upper() for m in pkgutil.iter_modules(package.__path__) if re.match(r"[a-z]{3}\d\d_", m.name))
    return any(code in {name, name[:3]} for name in own) or any(code in {r.code, r.family} for r in every_rule())


def every_rule() -> tuple[Rule, ...]:
    """All rules, of beads and of files, sorted by code."""
    return tuple(sorted((*rules(), *file_rules()), key=lambda r: r.code))


def find(code_or_name: str) -> Rule | None:
    """The rule with this code or name, in any case."""
    wanted = code_or_name.casefold()
    return next((r for r in every_rule() if wanted in {r.code.casefold(), r.name.casefold()}), None)
