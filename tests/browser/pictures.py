"""Pictures of pages, in the order in which they are taken."""

from itertools import count
from pathlib import Path

from playwright.sync_api import Page

from config import ROOT
from tests.browser.look import NARROW, enlarge_text

ALBUM = ROOT / "test-results" / "album"
PHONE, LAPTOP, HALF = (
    {"width": 360, "height": 640},
    {"width": 1280, "height": 800},
    {"width": 640, "height": 400},
)


class Album:
    """A folder of pictures."""

    def __init__(self, folder: str) -> None:
        self.folder = ALBUM / folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._number = count(1)

    def take(self, page: Page, name: str, *, whole: bool = True) -> None:
        page.screenshot(path=self._path(name), full_page=whole)

    def take_narrow_and_large_too(self, page: Page, name: str) -> None:
        """As it is, on the smallest of screens, and with twice the text."""
        size = page.viewport_size
        assert size
        self.take(page, name)
        page.set_viewport_size({"width": NARROW, "height": size["height"]})
        self.take(page, f"{name}-narrow")
        page.set_viewport_size(size)
        enlarge_text(page)
        self.take(page, f"{name}-large", whole=False)
        page.evaluate("document.documentElement.style.fontSize = ''")

    def take_in_widths(self, page: Page, name: str, *sizes: dict[str, int]) -> None:
        for size in sizes:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            self.take(page, f"{name}-{size['width']}")
        page.set_viewport_size(sizes[0])  # type: ignore[arg-type]

    def _path(self, name: str) -> Path:
        plain = name.strip().replace("/", "-").replace(" ", "-")
        return self.folder / f"{next(self._number):03}-{plain}.png"
