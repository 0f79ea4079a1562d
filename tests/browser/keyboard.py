"""Typing a stack of paper forms by keys alone."""

from playwright.sync_api import Page, expect


def type_keys(page: Page, keys: str) -> None:
    """ "<" goes back, "↵" is Enter, a space leaves blank; the rest are answers."""
    for key in keys:
        page.keyboard.press({"<": "Backspace", "↵": "Enter", " ": "Space"}.get(key, key))


def at_number(page: Page, number: int) -> None:
    """The next form's page, ready for keys."""
    expect(page.locator("#number")).to_have_value(str(number))
    expect(page.locator("#number")).to_be_focused()
