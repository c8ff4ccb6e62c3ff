"""What a parse says, and how to ask it: tokens with their heads, clauses, subjects.

Labels are those of spaCy's English pipelines: coarse tags of Universal Dependencies in ``pos``, Penn Treebank tags
in ``tag``, ClearNLP dependencies in ``dep`` (``nsubj``, ``dobj``, ``ccomp``, ``relcl``, ``pobj`` …).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pairs.document import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
# Dependencies that make their token the head of a clause if it is a verb.
_CLAUSAL = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class ParsedToken:
    """One token of a parse.

    Attributes:
        index: its position in :attr:`Parse.tokens`.
        span: where it stands in the document.
        text: as it stands.
        lemma: its dictionary form, case folded: ``n't`` and ``not`` are both ``not``.
        pos: Universal Dependencies tag, for example ``VERB``.
        tag: Penn Treebank tag, for example ``VBD``.
        dep: its relation to its head; ``ROOT`` for the head of a sentence.
        head: index of its head; its own for a root.
        ent: ``B-`` or ``I-`` and the type of the named entity that it belongs to, or ``""``.
        segment: index of the segment that it belongs to.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    segment: int

    @property
    def is_verbal(self) -> bool:
        """Whether it is a verb or an auxiliary."""
        return self.pos in _VERBAL

    @property
    def is_root(self) -> bool:
        """Whether nothing governs it."""
        return self.head == self.index


class Parse:
    """All tokens of one document with lookups; nothing is computed twice, and nothing changes.

    Args:
        tokens: in the order of the text, ``tokens[i].index == i``.
        skipped: indices of segments that were too long to be parsed; they have no tokens.
    """

    __slots__ = ("_children", "_clause", "_segments", "_starts", "skipped", "tokens")

    def __init__(self, tokens: Iterable[ParsedToken], skipped: tuple[int, ...] = ()) -> None:
        self.tokens = tuple(tokens)
        self.skipped = skipped
        self._starts = [token.span.start for token in self.tokens]
        children: list[list[ParsedToken]] = [[] for _ in self.tokens]
        self._segments: dict[int, list[ParsedToken]] = {}
        for token in self.tokens:
            self._segments.setdefault(token.segment, []).append(token)
            if token.head != token.index:
                children[token.head].append(token)
        self._children = children
        self._clause = self._clauses()

    def within(self, span: Span) -> tuple[ParsedToken, ...]:
        """The tokens that share at least one code point with ``span``, in order."""
        first = bisect_left(self._starts, span.start)
        if first and self.tokens[first - 1].span.end > span.start:
            first -= 1
        return self.tokens[first : bisect_left(self._starts, span.end)]

    def at(self, offset: int) -> ParsedToken | None:
        """The token that covers a code point, or ``None`` on white space."""
        found = self.within(Span(offset, offset + 1))
        return found[0] if found else None

    def of_segment(self, segment: int) -> tuple[ParsedToken, ...]:
        """The tokens of one segment, in order."""
        return tuple(self._segments.get(segment, ()))

    def head(self, token: ParsedToken) -> ParsedToken:
        """The token that governs ``token``; itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: ParsedToken) -> Iterator[ParsedToken]:
        """The heads above ``token``, the nearest first."""
        while not token.is_root:
            token = self.tokens[token.head]
            yield token

    def children(self, token: ParsedToken, *deps: str) -> tuple[ParsedToken, ...]:
        """What ``token`` governs directly, in order; only the given relations if there are any."""
        own = self._children[token.index]
        return tuple(child for child in own if child.dep in deps) if deps else tuple(own)

    def subtree(self, token: ParsedToken) -> tuple[ParsedToken, ...]:
        """``token`` and everything below it, in the order of the text."""
        found, stack = [], [token]
        while stack:
            found.append(stack.pop())
            stack.extend(self._children[found[-1].index])
        return tuple(sorted(found, key=_index))

    def subtree_span(self, token: ParsedToken) -> Span:
        """From the first to the last token of the subtree."""
        tree = self.subtree(token)
        return tree[0].span.cover(tree[-1].span)

    def is_clause_head(self, token: ParsedToken) -> bool:
        """Whether ``token`` is the verb (or the predicate without a verb) on which a clause hangs."""
        return self._clause[token.index] == token.index

    def clause_head(self, token: ParsedToken) -> ParsedToken:
        """The head of the innermost clause that ``token`` belongs to; itself if it is one."""
        return self.tokens[self._clause[token.index]]

    def clause(self, token: ParsedToken) -> tuple[ParsedToken, ...]:
        """The tokens of the clause of ``token``, in order, without those of clauses inside it."""
        top = self.clause_head(token)
        return tuple(t for t in self._segments[top.segment] if self._clause[t.index] == top.index)

    def clause_heads(self, segment: int) -> tuple[ParsedToken, ...]:
        """The heads of all clauses of a segment, in order."""
        return tuple(token for token in self._segments.get(segment, ()) if self.is_clause_head(token))

    def subject(self, verb: ParsedToken, *, own: bool = False) -> ParsedToken | None:
        """The head of the subject of ``verb``.

        A verb without one takes that of the verb it is coordinated with or controlled by ("he came and *left*",
        "she wants to *leave*"), and a participle or relative clause that of the noun it hangs on, unless ``own``.
        """
        for _ in range(len(self.tokens)):
            for child in self._children[verb.index]:
                if child.dep in SUBJECTS and child.dep != "expl":
                    return child
            if own or verb.is_root:
                return None
            if verb.dep == "acl":
                return self.tokens[verb.head]
            if verb.dep not in {"conj", "xcomp", "advcl", "aux", "auxpass"}:
                return None
            verb = self.tokens[verb.head]
        return None

    def entities(self, segment: int | None = None) -> Iterator[tuple[Span, str]]:
        """The named entities as ``(span, type)``, of one segment or of all."""
        start: ParsedToken | None = None
        last: ParsedToken | None = None
        for token in self.tokens if segment is None else self.of_segment(segment):
            if start and last and not token.ent.startswith("I-"):
                yield start.span.cover(last.span), start.ent[2:]
                start = None
            if token.ent.startswith("B-") or (token.ent and start is None):
                start = token
            last = token
        if start and last:
            yield start.span.cover(last.span), start.ent[2:]

    def _clauses(self) -> list[int]:
        """The index of the clause head of each token, from the roots downwards."""
        heads = list(range(len(self.tokens)))
        stack = [token for token in self.tokens if token.is_root]
        while stack:
            token = stack.pop()
            if not token.is_root and not self._opens(token, under_head=heads[token.head] == token.head):
                heads[token.index] = heads[token.head]
            stack.extend(self._children[token.index])
        return heads

    def _opens(self, token: ParsedToken, *, under_head: bool) -> bool:
        if token.dep == "conj":  # "he came and left" are two clauses, "swimming and running" none
            return token.is_verbal and under_head
        if token.dep not in _CLAUSAL:
            return False
        return token.is_verbal or any(child.dep in SUBJECTS for child in self._children[token.index])


def _index(token: ParsedToken) -> int:
    return token.index
