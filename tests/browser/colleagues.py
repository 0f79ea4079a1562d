"""Colleagues in the hall: let in by the code on control, on a phone or a computer of their own."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from facilitate.access import PassRole
from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.people import Control, insist, tap

OPEN = "article.comment-card form"


def show_code(control: Control, role: PassRole) -> str:
    """Press for a code on control; the address that it carries."""
    if not control.page.locator(f"#invite-{role}").is_visible():
        control.page.locator("#tab-colleagues").click()
    control.page.locator(f"#invite-{role}").click()
    expect(control.page.locator(".colleague-code svg")).to_be_visible()
    return control.page.locator("#colleague-address").input_value()


def come_in(hall: Hall, address: str, name: str, *, small: bool = True) -> Page:
    """Scan, say a name, and be where the work is."""
    context: BrowserContext = hall.browse("sv-SE", **(PHONE if small else LAPTOP))
    page = context.new_page()
    page.goto(address)
    page.locator("#name").fill(name)
    page.locator("form .button-primary").click()
    page.wait_for_url(re.compile("/(control|help)/"))
    return page


class Desk:
    """One who reads comments, on control or on the small page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def opened(self) -> str:
        """The id of the open comment; empty when there is none."""
        action = self.page.evaluate("one => document.querySelector(one)?.getAttribute('action') ?? ''", OPEN)
        return str(action).split("/")[-2] if action else ""

    def others(self) -> Locator:
        return self.page.locator("[data-readers]")

    def approve(self) -> str:
        """Approve the open comment; the id of the one that is open then."""
        before = self.opened
        button = self.page.locator(f"{OPEN}[action*='{before}'] #approve")
        insist(lambda: tap(button), lambda: self.opened != before)
        return self.opened

    @property
    def text(self) -> str:
        """The words of the open comment."""
        return " ".join(self.page.locator(".comment-text").inner_text().split())

    def hide(self, reason: str) -> None:
        """Let nobody else see the open comment."""
        before = self.opened
        card = f"{OPEN}[action*='{before}']"
        self.page.locator(f"{card} #reason").select_option(label=reason)
        insist(lambda: tap(self.page.locator(f"{card} #hide")), lambda: self.opened != before)

    def look_again(self) -> str:
        self.page.locator("#read-next").click()
        return self.opened
