"""Every form of an alignment, held to the letter by the files in golden/.

``python -m tests.drift.test_alignment_formats`` writes them anew.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drift.aligned import Aligned, marks
from drift.alignment_formats import View, named, names
from drift.alignment_formats.ladder import climbing
from drift.alignment_formats.tsv import COLUMNS, cell
from pairs import Alignment, Bead, from_text
from pairs.bead import BeadKind, in_reading_order
from pairs.document import Document, Segment, Span

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "alignment.schema.json").read_text(encoding="utf-8"))
VIEWS = {
    "table": View(width=80),
    "table-wide": View(width=120, reasons=True),
    "table-color": View(width=80, color=True),
}
ORIGINAL = """Bakery of Old Lerwick to close

The bakery in Old Lerwick will close in May after 90 years. Its owner, Tilda Roos, said on Monday that nobody wants
to take it over. "I asked three bakers," she said. "All three said no." The mayor regrets it.

Follow us on social media.

=2+3 loaves were left on Monday. People queued for them. A museum will move in."""
REWRITE = """Old Lerwick's bakery closes

A museum is going to move in. After 90 years the bakery in Old Lerwick closes this May for good. Nobody wants to take
it over, said Tilda Roos. She is its owner. "I asked three bakers, and all three said no," she said. 老麵包店要關了，市長很遺憾。
On Monday five loaves\twere left, and people queued\x1b[31m for them."""


def aligned() -> Aligned:
    """A story with every kind of bead; its numbers are set, so that they don't change with the aligner."""
    documents = (from_text(ORIGINAL, lang="en", path="bakery.txt"), from_text(REWRITE, lang="en", path="short.txt"))
    beads = (
        Bead((0,), (0,), 0.91, confidence=0.97, reason="shared: lerwick, bakery"),
        Bead((1,), (2,), 0.95, confidence=0.99, reason="shared: 90, may; next rival .41 lower"),
        Bead((2,), (3, 4), 0.88, confidence=0.93, reason="shared: roos; split"),
        Bead((3, 4), (5,), 0.9, confidence=1.0, reason="set by hand"),
        Bead((5,), (6,), 0.5, confidence=0.31, reason="between its neighbours"),
        Bead((6, 7), (7,), 0.7, confidence=0.88, reason="shared: loaves, queued; merged"),
        Bead((8,), (1,), 0.8, moved=True, confidence=0.9, reason="shared: museum"),
    )
    found = Alignment(in_reading_order(beads))
    found.check(*(len(document.segments) for document in documents))
    note = "fix.jsonl: line 2: repair not applied: the original no longer holds the sentence “So.”"
    by_hand = frozenset(k for k, bead in enumerate(found.beads) if bead.reason == "set by hand")
    return Aligned(*documents, found, by_hand, "drift:0|model:none|lang:en-en", (note,))


def nulls() -> Aligned:
    """Omissions, additions, a regrouped bead and one that is interrupted."""
    documents = (
        from_text("Ann sang. Bo ran. Cy sat. Di ate. Ed left. Flo slept.", lang="en"),
        from_text("Nobody ran. Ann had sung. Bo did not eat. He fell. Ed was gone.", lang="en"),
    )
    beads = (
        Bead((0, 2), (1,), 0.6, confidence=0.7),
        Bead((1,), (), confidence=0.8, reason="the nearest is closer to another"),
        Bead((3, 4), (2, 3), 0.5, confidence=0.6),
        Bead((5,), ()),
        Bead((), (0,)),
        Bead((), (4,)),
    )
    return Aligned(*documents, Alignment(in_reading_order(beads)), signature="drift:0")


def rendered() -> dict[str, str]:
    """All golden files and what belongs in them."""
    story, other = aligned(), nulls()
    files = {name: named("table").render(story, view) for name, view in VIEWS.items()}
    files |= {name: named(name).render(story, View()) for name in names() if name != "table"}
    files |= {f"nulls-{name}": named(name).render(other, View(width=80)) for name in ("table", "tsv", "ladder")}
    # The version of the program is no part of the form.
    return {name: text.replace(f'"version": "{json.loads(files["json"])["version"]}"', '"version": "0"')
            for name, text in files.items()}  # fmt: skip


@pytest.mark.parametrize("name", sorted(rendered()))
def test_golden(name: str) -> None:
    """Each form is what its golden file says."""
    assert rendered()[name] == (GOLDEN / f"{name}.txt").read_bytes().decode("utf-8")


def test_all_forms_have_a_golden_file() -> None:
    """No form is added without one."""
    assert {path.stem for path in GOLDEN.iterdir() if not path.stem.startswith("check-")} == set(rendered())
    assert set(names()) == {"json", "jsonl", "ladder", "table", "tsv"}
    assert all(named(name).about for name in names())
    with pytest.raises(KeyError):
        named("xls")


def test_json_is_valid_and_exact() -> None:
    """The JSON follows its schema, and its spans are the passages of the texts; a line of JSONL is one bead of it."""
    data = json.loads(named("json").render(aligned(), View()))
    jsonschema.validate(data, SCHEMA)
    for bead in data["beads"]:
        for side, text in (("original", ORIGINAL), ("rewrite", REWRITE)):
            assert all(text[place["start"] : place["end"]] == place["text"] for place in bead[side])
    lines = named("jsonl").render(aligned(), View()).rstrip("\n").split("\n")
    assert [json.loads(line) for line in lines] == data["beads"]


def test_what_a_form_can_not_say() -> None:
    """Forms without a place for notes leave them to stderr; a ladder says how much it leaves out."""
    note = aligned().notes[0]
    assert named("table").unsaid(aligned()) == named("json").unsaid(aligned()) == ()
    assert note in named("table").render(aligned(), View())
    assert named("tsv").unsaid(aligned()) == named("jsonl").unsaid(aligned()) == (note,)
    first, *rest = named("ladder").unsaid(aligned())
    assert "1 bead that moved or is interrupted stands unaligned" in first
    assert rest == [note]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        (" =1", "'=1"),
        ("＝1", "'＝1"),
        ("– he said", "– he said"),
        ("a = b", "a = b"),
        ("one\ntwo\tthree", "one two three"),
        ("\x1b]0;x\x07", "␛]0;x␇"),
        ("\u202eabc", "<U+202E>abc"),
        ("", ""),
    ],
)
def test_cells(text: str, safe: str) -> None:
    """No cell is a formula, breaks its line or acts on a terminal."""
    assert cell(text) == safe


words = st.text(alphabet='ab."\t\n\r=+-@\x1b\u202e中', min_size=1, max_size=8)


def made(sides: tuple[list[str], list[str]], beads: list[Bead]) -> Aligned:
    """Documents of these sentences, one a paragraph."""
    documents = []
    for texts in sides:
        text, segments = "", []
        for k, sentence in enumerate(texts):
            segments.append(Segment(k, Span(len(text), len(text) + len(sentence)), paragraph=k))
            text += sentence + "\n\n"
        documents.append(Document("", "en", text, tuple(segments)))
    return Aligned(documents[0], documents[1], Alignment(in_reading_order(beads)))


@st.composite
def alignments(draw: st.DrawFn) -> Aligned:
    """Any alignment: n:m beads in any order and shape, marked at random."""
    n, m = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    labels = draw(st.lists(st.integers(0, 5), min_size=n + m, max_size=n + m))
    beads = []
    for label in sorted(set(labels)):
        rows = tuple(i for i in range(n) if labels[i] == label)
        cols = tuple(j for j in range(m) if labels[n + j] == label)
        both = bool(rows and cols)
        beads.append(Bead(rows, cols, 0.5 if both else 0.0, moved=both and draw(st.booleans()), confidence=0.25))
    texts = st.lists(words, min_size=n, max_size=n), st.lists(words, min_size=m, max_size=m)
    return made((draw(texts[0]), draw(texts[1])), beads)


@given(alignments())
def test_ladders_climb(of: Aligned) -> None:
    """From 0 0 to the sizes, never down; every hole is a bead that was there, or one sentence alone."""
    lines = named("ladder").render(of, View()).rstrip("\n").split("\n")
    rungs = [(int(n), int(m)) for n, m, _ in (line.split("\t") for line in lines)]
    assert rungs[0] == (0, 0)
    assert rungs[-1] == (len(of.original.segments), len(of.rewrite.segments))
    beads = {(bead.original, bead.rewrite) for bead in climbing(of)}
    for (n, m), (to_n, to_m) in itertools.pairwise(rungs):
        hole = (tuple(range(n, to_n)), tuple(range(m, to_m)))
        assert hole in beads or sorted(map(len, hole)) == [0, 1]
        beads.discard(hole)
    assert not beads


@given(alignments())
def test_tsv_keeps_its_shape(of: Aligned) -> None:
    """One line and eight fields for each bead whatever the texts hold, for readers with and without quoting."""
    text = named("tsv").render(of, View())
    rows = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == len(of.alignment.beads) + 1
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in text.rstrip("\n").split("\n"))
    assert not [field for row in rows for field in row if field.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for row, bead in zip(rows[1:], of.alignment.beads, strict=True):
        assert [int(k) - 1 for k in row[0].split()] == list(bead.original)


@given(alignments())
def test_any_alignment_is_valid_json(of: Aligned) -> None:
    """The schema holds for whatever an aligner may find."""
    jsonschema.validate(json.loads(named("json").render(of, View())), SCHEMA)


@given(alignments(), st.sampled_from([20, 80, 100, 300]))
def test_tables_fit(of: Aligned, width: int) -> None:
    """No line with a text is wider than the terminal, and nothing of a text acts on it."""
    from rich.cells import cell_len

    text = named("table").render(of, View(width=width, reasons=True))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert all(cell_len(line) <= width for line in text.split("\n") if line.startswith("│"))


def test_marks() -> None:
    """What became of a bead, in words."""
    beads = {
        ((0,), (0,)): (),
        ((0, 1), (0,)): ("merged",),
        ((0, 1, 2), (0, 1)): ("merged",),
        ((0,), (0, 1)): ("split",),
        ((0, 1), (0, 1)): ("regrouped",),
        ((0,), ()): ("omitted",),
        ((), (0,)): ("added",),
    }
    for sides, expected in beads.items():
        assert marks(Bead(*sides)) == expected
        if Bead(*sides).kind is BeadKind.MATCH:
            assert marks(Bead(*sides, moved=True)) == (*expected, "moved")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for stem, content in rendered().items():
        (GOLDEN / f"{stem}.txt").write_text(content, encoding="utf-8", newline="\n")
