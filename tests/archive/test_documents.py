"""The summary as a PDF says what the record says, is tagged, and is never stopped by a character."""

import io
import re
import time

import pypdf
import pytest
from flask_babel import force_locale

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.documents import delivery
from facilitate.archive.documents.delivery import LANGUAGE, preliminary_summary
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.documents import typesetting
from tests.archive.closed import (
    DAY,
    EVENING,
    FEW,
    close_dialogue,
    note_proposal,
    seal_it,
    sealed_dialogue,
    write_comment,
    write_summary,
)


def summary_of(record: Record) -> pypdf.PdfReader:
    with force_locale(LANGUAGE):
        return pypdf.PdfReader(io.BytesIO(delivery.sealed_summary(history_of(record)).content))


def text_of(document: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in document.pages)


def test_it_holds_the_figures_of_the_record(organisation: Organisation, facilitator: Membership) -> None:
    text = text_of(summary_of(sealed_dialogue(organisation, facilitator, rated=((DAY, EVENING),))))
    for counts, when in ((DAY, "På dagen"), (EVENING, "När det är mörkt")):
        shown = [str(counts[code]) for code in (*"4321U", "N", "-")]
        n = sum(counts[code] for code in "4321U")
        unsafe = sum(counts[code] for code in "21U")
        line = re.compile(r"\s*".join([re.escape(when), *shown, str(n), str(unsafe)]))
        assert line.search(text), (when, text)
    assert "11 av 17 otrygga (osäkerhet 41–83 procent)" in text
    assert "Visar vad de 17 och 22 deltagarna svarade." in text


def test_four_answers_are_told_in_words_only(organisation: Organisation, facilitator: Membership) -> None:
    record = sealed_dialogue(organisation, facilitator, rated=((FEW, FEW),))
    text = text_of(summary_of(record))
    places = text[text.index("Plats för plats") : text.index("Vad deltagarna tyckte")]
    assert places.count("För få svar för att visa siffror.") >= 2
    assert not re.search(r"\d", places.replace("2 / ", "")), places


def test_page_one_is_for_the_head_of_department(organisation: Organisation, facilitator: Membership) -> None:
    document = summary_of(sealed_dialogue(organisation, facilitator))
    first = document.pages[0].extract_text()
    for words in ("Busstationen oroar flest.", "Laga lampan", "16 april 2026", "27 i rummet, 25 svarade"):
        assert words in first
    assert "”Bra bänkar.”" in first
    assert "Arkivpost 1, fastställd" in first
    assert "Plats för plats" not in first


def test_it_names_the_checksum_of_the_record(organisation: Organisation, facilitator: Membership) -> None:
    record = sealed_dialogue(organisation, facilitator)
    assert record.checksum in text_of(summary_of(record)).replace("-\n", "").replace("\n", "")


def test_it_is_tagged_and_archivable(organisation: Organisation, facilitator: Membership) -> None:
    document = summary_of(sealed_dialogue(organisation, facilitator))
    catalog = document.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "sv"
    assert "/StructTreeRoot" in catalog
    metadata = catalog["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Bra! 😀🫶🏽👩‍👩‍👧", "Bra!"),
        ("ጸልማት እዩ", "ጸልማት"),
        ("هل يمكن إضافة إنارة؟", ""),
        ("漢字 \U0001fae8 \U0010fffd", "\ufffd"),
        ("a\u0007b\u202ec\u0000d", "a"),
        ('#import "x" $x$ \\ `raw` *b* _i_ <l> @r //', '#import "x"'),
        ("\U000e0041\ufdd0\u2028\u200b", ""),
    ],
)
def test_no_character_stops_it(
    organisation: Organisation, facilitator: Membership, words: str, seen: str
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    write_comment(dialogue, words, quoted=True)
    write_comment(dialogue, "Sist.", elsewhere=words[:100])
    write_summary(dialogue, sentences={"sv": words})
    note_proposal(dialogue, measure=words)
    document = summary_of(seal_it(dialogue, facilitator))
    assert seen in text_of(document)
    assert "Sist." in text_of(document)


def test_scripts_of_our_languages_are_not_replaced(
    organisation: Organisation, facilitator: Membership
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    for words in ("ጸልማት እዩ", "هل يمكن إضافة إنارة؟", "Żółć ğüş œ ☎ → ½", "Темно", "دختر‌ها", "😀👍🏽"):
        write_comment(dialogue, words)
    assert "\ufffd" not in text_of(summary_of(seal_it(dialogue, facilitator)))


def test_a_preliminary_summary_says_so_on_every_page(
    organisation: Organisation, facilitator: Membership
) -> None:
    with force_locale(LANGUAGE):
        document = preliminary_summary(close_dialogue(organisation, facilitator))
    pages = pypdf.PdfReader(io.BytesIO(document.content)).pages
    assert len(pages) > 1
    assert all("PRELIMINÄR" in page.extract_text() for page in pages)
    assert document.name == "2026-03-12-trygghet-i-exempelby-preliminar-sammanfattning.pdf"


def test_two_hundred_long_comments_take_seconds(organisation: Organisation, facilitator: Membership) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    for number in range(200):
        write_comment(dialogue, f"Kommentar {number}. " + "Det är mörkt på vägen hem. " * 15)
    record = seal_it(dialogue, facilitator)
    begun = time.monotonic()
    assert "Kommentar 199." in text_of(summary_of(record))
    assert time.monotonic() - begun < 20


def test_a_child_that_takes_too_long_is_killed(
    organisation: Organisation, facilitator: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = sealed_dialogue(organisation, facilitator)
    monkeypatch.setattr(typesetting, "SECONDS", 0.01)
    with pytest.raises(typesetting.NotTypeset):
        summary_of(record)
