"""Looking at a page as somebody who cannot see it, who enlarges its text, or whose window is narrow."""

from playwright.sync_api import Page

from tests.browser.witness import complaints

NARROW = 320


class Look:
    """Gathers what is wrong over many pages, so that one run tells all of it."""

    def __init__(self) -> None:
        self.findings: list[str] = []

    def at(self, page: Page, name: str, *, narrow: bool = True) -> None:
        """Look at the page with everything in it unfolded, then in a narrow window."""
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
        self.findings += [f"{name}: {one}" for one in complaints(page)]
        if narrow:
            self.narrow(page, name)

    def narrow(self, page: Page, name: str) -> None:
        """Nothing may make the page scroll sideways."""
        before = page.viewport_size
        assert before
        page.set_viewport_size({"width": NARROW, "height": 640})
        wide = page.evaluate(
            """width => document.documentElement.scrollWidth <= width ? [] :
                [...document.querySelectorAll("body *")]
                    .filter(one => one.getBoundingClientRect().right > width + 1)
                    .map(one => `${one.tagName.toLowerCase()}.${one.className}#${one.id}`).slice(-4)""",
            NARROW,
        )
        self.findings += [f"{name}: wider than {NARROW} pixels: {wide}"] if wide else []
        page.set_viewport_size(before)


def enlarge_text(page: Page) -> None:
    """As a browser whose text is set to twice its size."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def in_view(page: Page, selector: str) -> list[bool]:
    """Of each such element, whether all of it is inside the window."""
    return list(
        page.eval_on_selector_all(
            selector,
            """all => all.map(one => {
                const { top, right, bottom, left } = one.getBoundingClientRect();
                return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
            })""",
        )
    )
