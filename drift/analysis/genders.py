"""Words that say whether a man or a woman is meant, and where the rewrite says the other.

English marks gender in the pronouns of the third person, in forms of address and in nouns of kinship, nobility and
persons. A change shows where a word answers one of the other gender; where both genders are spoken of, a pronoun must
also stand in the same place of the same phrase, since "he told her" may well answer "she was told by him".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from drift.analysis.pair import SIDES
from drift.analysis.parse import parses
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import WordAlignment, word_alignment

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.syntax import ParsedToken


class Gender(StrEnum):
    """What a word says of the person that it speaks of."""

    MALE = "male"
    FEMALE = "female"

    @property
    def other(self) -> Gender:
        """The other one."""
        return Gender.FEMALE if self is Gender.MALE else Gender.MALE


class Sort(StrEnum):
    """What sort of word marks the gender."""

    PRONOUN = "pronoun"
    TITLE = "title"
    NOUN = "noun"
    OFFICE = "office"  # "spokesman": often said of women too


# The words of each sort: those for men, a bar, those for women.
_WORDS = {
    Sort.PRONOUN: "he him his himself | she her hers herself",
    Sort.TITLE: """
        mr mister sir lord monsieur herr señor signor senhor |
        mrs ms miss madam ma'am dame lady madame mme mlle mademoiselle frau señora señorita signora senhora""",
    Sort.NOUN: """
        man men gentleman gentlemen boy boys lad lads father fathers dad daddy son sons brother brothers uncle uncles
        nephew nephews grandfather grandfathers grandpa granddad grandson grandsons stepfather stepson stepbrother
        godfather godson husband husbands widower widowers bridegroom boyfriend boyfriends schoolboy schoolboys fiancé
        king kings prince princes duke dukes emperor emperors baron barons tsar viscount marquis monk monks abbot abbots
        priest priests nobleman noblemen male males fatherhood fatherly manhood brotherhood masculine |
        woman women gentlewoman gentlewomen ladies girl girls lass lasses mother mothers mum mom mummy mommy daughter
        daughters sister sisters aunt aunts niece nieces grandmother grandmothers grandma granny granddaughter
        granddaughters stepmother stepdaughter stepsister godmother goddaughter wife wives widow widows bride girlfriend
        girlfriends schoolgirl schoolgirls fiancée queen queens princess princesses duchess duchesses empress empresses
        baroness baronesses countess countesses tsarina viscountess marchioness nun nuns abbess abbesses priestess
        priestesses noblewoman noblewomen female females motherhood motherly womanhood sisterhood feminine""",
    Sort.OFFICE: """
        spokesman spokesmen policeman policemen businessman businessmen congressman congressmen councilman councilmen
        assemblyman assemblymen salesman salesmen sportsman sportsmen horseman horsemen cameraman cameramen postman
        postmen fireman firemen serviceman servicemen frontman clergyman clergymen statesman statesmen craftsman
        craftsmen stuntman headmaster |
        spokeswoman spokeswomen policewoman policewomen businesswoman businesswomen congresswoman congresswomen
        councilwoman councilwomen assemblywoman assemblywomen saleswoman saleswomen sportswoman sportswomen horsewoman
        horsewomen camerawoman camerawomen postwoman postwomen firewoman firewomen servicewoman servicewomen frontwoman
        clergywoman clergywomen stateswoman stateswomen craftswoman craftswomen stuntwoman headmistress""",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that marks a gender.

    Attributes:
        index: of its token in the word alignment.
        token: the word.
        gender: what it says.
        sort: what sort of word it is.
    """

    index: int
    token: Token
    gender: Gender
    sort: Sort


@dataclass(frozen=True, slots=True)
class GenderChange:
    """A word that answers one of the other gender.

    Attributes:
        original: the word of the original.
        rewrite: its answer.
        sort: what sort of words they are.
        linked: whether the two answer each other; else the gender is new to the passage.
        certain: whether the original doesn't speak of that gender at all.
    """

    original: Mark
    rewrite: Mark
    sort: Sort
    linked: bool
    certain: bool


@cache
def _lexicon() -> dict[str, tuple[Gender, Sort]]:
    return {
        word: (gender, sort)
        for sort, sides in _WORDS.items()
        for gender, words in zip(Gender, sides.split("|"), strict=True)
        for word in words.split()
    }


def gender_of(key: str) -> Gender | None:
    """What a folded English word says of the person that it speaks of; ``None`` where it says nothing."""
    found = _lexicon().get(key)
    return found[0] if found else None


def gender_changes(view: BeadView) -> tuple[GenderChange, ...]:
    """The words of a bead's rewrite that answer words of the other gender, in the order of the rewrite."""
    aligned = word_alignment(view)
    if aligned is None:
        return ()
    marks = {side: _marks(aligned.tokens(side)) for side in SIDES}
    if not marks["original"] or not marks["rewrite"]:
        return ()
    linked = [*_linked(view, aligned, marks)]
    return tuple(sorted((*linked, *_new(marks, linked)), key=lambda change: change.rewrite.index))


def _marks(tokens: Sequence[Token]) -> dict[int, Mark]:
    lexicon = _lexicon()
    return {
        i: Mark(i, token, *lexicon[token.key])
        for i, token in enumerate(tokens)
        if token.kind is TokenKind.WORD and token.key in lexicon and not _is_verb(token, lexicon[token.key][1])
    }


def _is_verb(token: Token, sort: Sort) -> bool:
    """Whether a form of address is none, for want of a capital: "to miss", "to lord"."""
    return sort is Sort.TITLE and token.text[0].islower()


def _linked(view: BeadView, aligned: WordAlignment, marks: dict[Side, dict[int, Mark]]) -> Iterator[GenderChange]:
    """Words that answer a word of the same sort and of the other gender."""
    counts = {side: Counter((m.gender, m.sort is Sort.PRONOUN) for m in marks[side].values()) for side in SIDES}
    for j, theirs in marks["rewrite"].items():
        partners = [marks["original"][i] for i in aligned.partners("rewrite", j) if i in marks["original"]]
        if not partners or any(mine.gender is theirs.gender for mine in partners):
            continue
        mine = partners[0]
        if mine.sort is not theirs.sort:
            continue
        certain = not any(m.gender is theirs.gender for m in marks["original"].values())
        pronoun = mine.sort is Sort.PRONOUN
        shifted = (
            counts["rewrite"][theirs.gender, pronoun] > counts["original"][theirs.gender, pronoun]
            or counts["rewrite"][mine.gender, pronoun] < counts["original"][mine.gender, pronoun]
        )
        if certain or (shifted and (not pronoun or _same_place(view, aligned, mine, theirs))):
            yield GenderChange(mine, theirs, theirs.sort, linked=True, certain=certain)


def _new(marks: dict[Side, dict[int, Mark]], linked: Sequence[GenderChange]) -> Iterator[GenderChange]:
    """A pronoun of a gender that the original doesn't speak of, though it has pronouns of persons."""
    told = {change.rewrite.index for change in linked}
    spoken = {m.gender for m in marks["original"].values()}
    pronouns = {side: [m for m in marks[side].values() if m.sort is Sort.PRONOUN] for side in SIDES}
    if len(spoken) != 1 or not pronouns["original"]:
        return
    known = next(iter(spoken))
    # A woman who is named as one in the rewrite was a neutral "partner" or "parent" in the original.
    if any(m.gender is known.other and m.sort is not Sort.PRONOUN for m in marks["rewrite"].values()):
        return
    for mark in pronouns["rewrite"]:
        if mark.gender is known.other and mark.index not in told:
            yield GenderChange(pronouns["original"][0], mark, Sort.PRONOUN, linked=False, certain=True)


def _same_place(view: BeadView, aligned: WordAlignment, mine: Mark, theirs: Mark) -> bool:
    """Whether two pronouns hang in the same way on words that answer each other, or stand beside such words."""
    parsed = [
        parse.at(mark.token.span.start) if parse else None
        for parse, mark in zip(view.pair.get(parses), (mine, theirs), strict=True)
    ]
    a, b = parsed
    if a is None or b is None:
        return _beside(aligned, mine, theirs)
    if (a.dep == "poss") != (b.dep == "poss") or (a.dep == "nsubj") != (b.dep == "nsubj"):
        return False
    return _answered(view, aligned, a, b) or _beside(aligned, mine, theirs)


def _answered(view: BeadView, aligned: WordAlignment, a: ParsedToken, b: ParsedToken) -> bool:
    """Whether the head of ``a`` is answered by that of ``b``."""
    first, second = view.pair.get(parses)
    if first is None or second is None:
        return False
    here, there = first.head(a).span, second.head(b).span
    return any(token.span.overlaps(there) for token in aligned.answers("original", here))


def _beside(aligned: WordAlignment, mine: Mark, theirs: Mark) -> bool:
    """Whether the words before and behind them answer each other."""
    return all(
        mine.index + step in aligned.partners("rewrite", theirs.index + step)
        for step in (-1, 1)
        if 0 <= theirs.index + step < len(aligned.rewrite)
    )
