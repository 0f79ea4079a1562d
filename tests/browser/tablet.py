"""A colleague's tablet on which one person after the other answers."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Hall
from tests.browser.people import SCREEN, Phone, insist, tap

TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}


class Tablet(Phone):
    """Answers like a phone; `address` is the device's own page, on which nobody's answers are."""

    def __init__(self, context: BrowserContext, hall: Hall) -> None:
        super().__init__(context, f"{hall.server.url}/help/{hall.room.dialogue.id}")

    def begin(self) -> "Tablet":
        """The next person sits down and has heard what there is to know."""
        self.page.goto(self.address)
        self.page.locator("#stage form .primary").click()
        expect(self.page.locator(SCREEN)).to_have_attribute("data-screen", "start")
        insist(lambda: tap(self.page.locator(f"{SCREEN} .primary")), lambda: self.screen != "start")
        return self

    def answer_all(self, *codes: str) -> None:
        """Answer from the first question, and skip what is left."""
        self.answer(*codes)
        while self.screen != "done":
            before = self.screen
            skip = self.page.locator(f"{SCREEN} button[name=skip]")
            insist(lambda skip=skip: tap(skip), lambda before=before: self.screen != before)

    @property
    def done_button(self):  # type: ignore[no-untyped-def]
        return self.page.locator("form[data-finish] button")

    def next_person(self) -> None:
        """Press "Klar – nästa person"."""
        self.has_sent_all()
        insist(lambda: tap(self.done_button), lambda: self.page.url == self.address)
        expect(self.page.locator("#stage")).to_contain_text("Börja med person")

    def another_tab(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page


def tablet(hall: Hall, **given: object) -> Tablet:
    return Tablet(hall.staff_browser(**TABLET | given), hall)
