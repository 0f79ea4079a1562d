"""The main job, whole: from an empty installation to the sealed record, on real pages and real phones."""

from collections import Counter
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitate.accounts import operations
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, StepKind
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.browser import preparing
from tests.browser.files import fetch, lines_of_csv, text_of_pdf
from tests.browser.hall import Hall
from tests.browser.people import Control, Guest, Phone
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(300)]

PLACES = {"Busstationen": "The bus station", "Torget": "The square"}
CODES = "4321UN"
# A question for each line, a person for each letter: three phones, then four by plain requests.
GIVEN = {
    ("Busstationen", "day"): "4433244",
    ("Busstationen", "evening"): "21UU1NN",
    ("Torget", "day"): "4444434",
    ("Torget", "evening"): "3NNN21N",  # three express something: withheld
}
CLOSING = ("4434443", "3323443")
TOO_FEW = "För få svar för att visa siffror."
WORDS = {"day": "På dagen", "evening": "När det är mörkt"}


@dataclass
class Evening:
    hall: Hall
    control: Control
    screen: Page
    phones: list[Phone]
    guests: list[Guest]

    def answer(self, kind: StepKind, lines: list[str]) -> None:
        """Each person gives the answers of its column."""
        ids = self.hall.questions(kind)
        columns = [list(column) for column in zip(*lines, strict=True)]
        for phone, codes in zip(self.phones, columns[:3], strict=True):
            if not phone.scripts:
                phone.page.goto(phone.address)
            phone.see("asking")
            phone.answer_together(codes) if kind == StepKind.CLOSING else phone.answer(*codes)
        for guest, codes in zip(self.guests, columns[3:], strict=True):
            guest.answer(dict(zip(ids, codes, strict=True)))
        for phone in self.phones[:2]:
            phone.has_sent_all()


def counts(place: str, aspect: str) -> list[str]:
    """What was answered, as every table has to say it."""
    given = Counter(GIVEN[place, aspect])
    if sum(given[code] for code in "4321U") < 5:
        return [TOO_FEW]
    return [str(given[code]) for code in CODES]


def test_an_evening_from_the_set_up_link_to_the_sealed_record(hall: Hall) -> None:
    page = prepared(hall)
    evening = people_come(hall, Control(page))
    practise(evening)
    rate(evening)
    write(evening)
    close(evening)
    record = sealed(page)
    read_the_files(record)
    for witness in hall.witnesses:
        assert witness.hosts <= {hall.server.settings.base_url.removeprefix("http://")}  # type: ignore[union-attr]
        # Sealing ends the projector's window: "gone" is what it is told.
        assert [one for one in witness.errors if "410 (GONE)" not in one] == []


def prepared(hall: Hall) -> Page:
    """Everything before the evening, by the coordinator; ends at the control page."""
    with unit_of_work():
        token = operations.make_setup_link()
    page = hall.browse().new_page()
    preparing.set_up(page, f"{hall.server.url}/setup/{token}")
    preparing.add_department(page, hall.server.url)
    preparing.add_places(page, hall.server.url, PLACES)
    preparing.prepare(page, hall.server.url, PLACES)
    db.session.rollback()
    hall.room = Room(db.session.query(Dialogue).one(), db.session.query(Membership).one())
    return page


def people_come(hall: Hall, control: Control) -> Evening:
    control.press("Öppna samtalet")
    screen = control.open_projector()
    expect(screen.locator(".join-code")).to_have_text(
        f"{hall.room.dialogue.code[:3]} {hall.room.dialogue.code[3:]}"
    )  # type: ignore[index]
    phones = [hall.phone(), hall.phone("en"), hall.phone(java_script_enabled=False)]
    for phone in phones:
        phone.join()
    guests = [hall.guest() for _ in range(4)]
    expect(screen.locator("[data-count=joined]")).to_contain_text("7")
    assert phones[1].page.locator("html").get_attribute("lang") == "en"
    return Evening(hall, control, screen, phones, guests)


def practise(evening: Evening) -> None:
    evening.control.press("Börja")
    evening.control.press("Öppna frågan")
    evening.answer(StepKind.PRACTICE, ["4433221"])
    evening.control.press("Stäng frågan")
    evening.control.press("Visa resultatet")
    expect(evening.screen.locator("#stage")).to_have_attribute("data-kind", "shown")
    assert table(evening.screen.locator("table"))[1:5] == [
        ["Mycket gott", "2"], ["Ganska gott", "2"], ["Inte så gott", "2"], ["Inte alls gott", "1"],
    ]  # fmt: skip


def rate(evening: Evening) -> None:
    evening.control.press("Gå vidare")
    evening.control.press("Öppna frågan")
    evening.answer(StepKind.RATE, list(GIVEN.values()))
    evening.control.press("Stäng frågan")
    evening.control.press("Visa resultatet")
    for place, english in PLACES.items():
        expect(evening.screen.locator("h1")).to_have_text(place)
        same_in_table(evening.screen.locator("table"), place)
        phone = evening.phones[1].page
        expect(phone.locator("#stage h1")).to_have_text(english)
        assert [[row[1] for row in table(one)[1:]] for one in phone.locator("table").all()] == [
            counts(place, aspect) for aspect in WORDS if counts(place, aspect) != [TOO_FEW]
        ]
        evening.control.press("Nästa plats" if place == "Busstationen" else "Gå vidare")


def write(evening: Evening) -> None:
    evening.control.press("Gå vidare")
    texts = ["Laga lampan vid hållplatsen.", "More light, please.", "Bänkarna är bra."]
    for phone, text in zip(evening.phones, texts, strict=True):
        phone.write(text)
    control = evening.control.page
    control.locator("#tab-comments").click()
    for _ in texts:
        evening.control.approve_and_show()
    for text in texts:
        expect(evening.screen.locator(".wall")).to_contain_text(text)


def close(evening: Evening) -> None:
    control = evening.control
    control.press("Gå vidare")
    control.press("Öppna frågan")
    evening.answer(StepKind.CLOSING, list(CLOSING))
    control.press("Stäng frågan")
    control.end()
    evening.hall.let_the_clock_run_out()
    for phone in evening.phones[:2]:
        phone.see("ended")
    expect(evening.screen.locator("#stage")).to_have_attribute("data-kind", "end")
    control.page.get_by_role("link", name="Till efterarbetet").click()


def sealed(page: Page) -> Page:
    for number, sentence in enumerate(
        ("Busstationen oroar flest.", "Ljuset är trasigt.", "Torget är bra."), 1
    ):
        page.locator(f"#sentence_{number}").fill(sentence)
    page.locator("#in_the_room").fill("9")
    page.locator(".confirm summary").click()
    page.locator(".confirm-panel .button-primary").click()
    expect(page.get_by_text("Fastställd").first).to_be_visible()
    return page


def read_the_files(record: Page) -> None:
    lines = lines_of_csv(fetch(record, "Tabeller (CSV)"))
    document = text_of_pdf(fetch(record, "Hämta sammanfattning (PDF)"))
    for place in PLACES:
        same_in_table(record.locator(f"section.record-place:has(h3:text-is('{place}')) table"), place)
        for aspect, words in WORDS.items():
            (line,) = [one for one in lines if one[1:3] == [place, words]]
            expected = counts(place, aspect)
            assert line[5:11] == (expected if len(expected) == 6 else [""] * 6)
            assert f"{words} {' '.join(expected)}" in document
    for answers in CLOSING:
        given = Counter(answers)
        assert any(line[5:9] == [str(given[code]) for code in "4321"] for line in lines)
        assert " ".join(str(given[code]) for code in "4321") in document


def same_in_table(found: Locator, place: str) -> None:
    """The table says of each answer what was given, by day and in the evening."""
    rows = table(found)[1:7]
    for column, aspect in enumerate(WORDS, 1):
        expected = counts(place, aspect)
        assert [row[column] for row in rows] == (expected if len(expected) == 6 else expected * 6)


def table(found: Locator) -> list[list[str]]:
    """The cells as they are read aloud."""
    return found.evaluate(
        """one => [...one.rows].map(row => [...row.cells].map(cell => {
            cell = cell.cloneNode(true);
            cell.querySelectorAll("[aria-hidden]").forEach(part => part.remove());
            return cell.textContent.trim();
        }))"""
    )
