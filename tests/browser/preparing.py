"""From an empty installation to a dialogue that is ready, on the pages that staff use."""

from collections.abc import Iterable

from playwright.sync_api import Page, expect

ABOUT = {
    "can_influence_sv": "Ljus och skötsel kring platserna.",
    "cannot_influence_sv": "Hur många poliser som arbetar här.",
    "starts_on": "2026-03-12",
    "starts_time": "14:00",
    "room": "Folkets hus",
    "invited": "Föreningens 140 medlemmar, med brev.",
    "case_number": "KS 2026-000086",
    "feedback_on": "2026-04-16",
    "feedback_where_sv": "På föreningens möte.",
    "contact": "Samordnaren, 0500-00 00 00",
}


def set_up(page: Page, link: str) -> None:
    """Follow the set-up link: the first organisation and its first user."""
    page.goto(link)
    password = "fyra lugna ekorrar på taket"
    for label, text in {
        "Kommunens namn": "Exempelby kommun",
        "Ditt namn": "Eva Exempel",
        "E-postadress": "eva@exempelby.example",
        "Nytt lösenord": password,
        "Samma lösenord en gång till": password,
    }.items():
        page.get_by_label(label).fill(text)
    press(page, "Kom igång")
    expect(page.get_by_role("link", name="Nytt dialogsamtal").first).to_be_visible()


def add_department(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/departments")
    page.get_by_label("Namn").fill("Samhällsbyggnad")
    press(page, "Lägg till")


def add_places(page: Page, address: str, names: Iterable[str]) -> None:
    for name in names:
        page.goto(f"{address}/places/new")
        page.get_by_label("Namn").fill(name)
        press(page, "Lägg till")


def prepare(page: Page, address: str, places: dict[str, str]) -> None:
    """From the template for pensioners to ready, by the four pages; `places` with their English names."""
    page.goto(f"{address}/desk")
    page.get_by_role("link", name="Nytt dialogsamtal").first.click()
    press(page, "Välj Pensionärer")
    for field, text in ABOUT.items():
        page.locator(f"#{field}").fill(text)
    page.locator("#lead_department_id").select_option(label="Samhällsbyggnad")
    press(page, "Spara och fortsätt")
    _choose_places(page, places)
    expect(page.locator("h1")).to_have_text("Innehåll och tider")
    press(page, "Spara och fortsätt")
    press(page, "Klart att öppna")
    page.get_by_role("link", name="Öppna styrsidan").click()


def _choose_places(page: Page, places: dict[str, str]) -> None:
    for name in places:
        page.get_by_label(name).check()
    press(page, "Lägg till de ikryssade")
    for name, english in places.items():
        page.get_by_label(f"Namn på engelska, {name}").fill(english)
    press(page, "Spara och fortsätt")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()
