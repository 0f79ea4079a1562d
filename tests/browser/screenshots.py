"""python -m tests.browser.screenshots: the README's pictures, taken of the product as it is."""

from playwright.sync_api import Page, expect

from config import ROOT
from facilitate.dialogues.models import StepKind
from tests.browser.crowd import Crowd
from tests.browser.exempelby import PEOPLE, answer, exempelby, write
from tests.browser.hall import Hall

FOLDER = ROOT / "docs" / "images"
LARGEST = 200_000  # bytes


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with exempelby() as hall:
        crowd = Crowd(hall.room, PEOPLE)
        write(hall)
        phone(hall)
        answer(hall, crowd, done=16, begun=5)
        screen = control(hall)
        answer(hall, crowd)
        projector(hall, screen)
        record(hall)
    for picture in FOLDER.glob("*.png"):
        assert picture.stat().st_size < LARGEST, f"{picture} is too large"


def phone(hall: Hall) -> None:
    phone = hall.phone().join("asking")
    phone.answer("3")
    phone.choose("2")
    phone.saved()
    phone.page.screenshot(path=FOLDER / "phone.png")


def control(hall: Hall) -> Page:
    """Control while the room answers; gives the projector that was opened from it."""
    control = hall.control()
    screen, page = control.open_projector(), control.page
    page.reload()
    page.locator("#tab-comments").click()
    expect(page.locator("#contact")).to_have_text("Kontakt")
    expect(page.locator("#approve")).to_be_visible()
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": 1280, "height": 1120})  # with the comment that is being read
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=FOLDER / "control.png")
    return screen


def projector(hall: Hall, screen: Page) -> None:
    hall.room.close()
    hall.room.jump(StepKind.RATE)
    hall.room.press("show")
    screen.reload()
    expect(screen.locator("#stage")).to_have_attribute("data-kind", "shown")
    screen.screenshot(path=FOLDER / "projector.png")


def record(hall: Hall) -> None:
    page = hall.desk("/archive")
    page.get_by_role("link", name="pensionärer").first.click()
    expect(page.locator(".record")).to_be_visible()
    top = {"x": 0, "y": 0, "width": 1280, "height": 1340}
    page.screenshot(path=FOLDER / "record.png", full_page=True, clip=top)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
