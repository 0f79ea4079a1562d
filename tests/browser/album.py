"""python -m tests.browser.album: every page and state to look at, in test-results/album."""

from itertools import count, product

from playwright.sync_api import Page

from config import ROOT
from facilitate.extensions import db
from facilitate.languages import PARTICIPANTS_LANGUAGES
from facilitate.live.models import Screen
from facilitate.live.windows import ScreenSize, ScreenTheme
from facilitate.transaction import unit_of_work
from tests.browser import test_reach_desk, test_reach_phone, test_reach_room
from tests.browser.exempelby import exempelby
from tests.browser.hall import Hall
from tests.browser.look import enlarge_text
from tests.browser.one_of_each import one_of_each
from tests.browser.speaking import make_room_of_many_languages
from tests.live.rooms import make_room

ALBUM = ROOT / "test-results" / "album"
PHONE, LAPTOP = {"width": 360, "height": 640}, {"width": 1280, "height": 720}


class Album:
    """Pictures in the order in which they are taken."""

    def __init__(self, folder: str) -> None:
        self._folder = ALBUM / folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number = count(1)

    def take(self, page: Page, name: str, *, whole: bool = True) -> None:
        plain = name.strip().replace("/", "-").replace(" ", "-")
        page.screenshot(path=self._folder / f"{next(self._number):02}-{plain}.png", full_page=whole)

    def take_large_too(self, page: Page, name: str) -> None:
        """As it is, and with twice the text."""
        self.take(page, name)
        enlarge_text(page)
        self.take(page, f"{name}-large", whole=False)


def main() -> None:
    with exempelby() as hall:
        for language in PARTICIPANTS_LANGUAGES:
            phones(hall, language)
            projector(hall, language)
        projector_and_control(hall)
        looks(hall)
        desk(hall)


def phones(hall: Hall, language: str) -> None:
    album, hall.room = Album(f"phone-{language}"), make_room_of_many_languages(opened=False)
    phone = hall.phone(language)

    def at(state: str) -> None:
        phone.page.goto(phone.address)
        phone.see(state)
        album.take_large_too(phone.page, state)

    test_reach_phone.before_joining(hall.room, at)
    phone.join()
    at("waiting")
    test_reach_phone.asked(hall.room, at)
    test_reach_phone.shown(hall.room, at)
    phone.page.goto(f"{hall.address}/comment")
    album.take_large_too(phone.page, "comment-box")
    hall.room.end()
    at("ending")
    hall.let_the_clock_run_out()
    at("ended")


def projector(hall: Hall, language: str) -> None:
    album, hall.room = Album(f"projector-{language}"), make_room_of_many_languages()
    screen = hall.control().open_projector()
    with unit_of_work():
        db.session.query(Screen).filter_by(dialogue_id=hall.room.dialogue.id).update({"language": language})

    def at(kind: str) -> None:
        screen.reload()
        album.take(screen, kind, whole=False)

    at("join")
    test_reach_room.asked(hall.room, at)
    test_reach_room.shown(hall.room, at)
    test_reach_room.written(hall.room, at)
    test_reach_room.at_the_end(hall, at)


def projector_and_control(hall: Hall) -> None:
    screens, controls, hall.room = Album("projector"), Album("control"), make_room()
    control = hall.control()
    screen = control.open_projector()

    def at(kind: str) -> None:
        for page in (screen, control.page):
            page.reload()
        screens.take(screen, kind, whole=False)
        in_both_widths(controls, control.page, kind)

    at("join")
    test_reach_room.asked(hall.room, at)
    test_reach_room.shown(hall.room, at)
    test_reach_room.written(hall.room, at)
    test_reach_room.at_the_end(hall, at)


def looks(hall: Hall) -> None:
    """One window that takes every look in turn, from far away and in Arabic too."""
    album, hall.room = Album("looks"), make_room_of_many_languages()
    screen = hall.control().open_projector()

    def at(kind: str) -> None:
        for language, theme, size in product(("sv", "ar"), ScreenTheme, ScreenSize):
            look = {"language": language, "theme": theme, "size": size}
            with unit_of_work():
                db.session.query(Screen).filter_by(dialogue_id=hall.room.dialogue.id).update(look)
            screen.reload()
            album.take(screen, f"{kind}-{language}-{theme.value}-{size.value}", whole=False)

    at("join")
    test_reach_room.asked(hall.room, at)
    test_reach_room.shown(hall.room, at)
    test_reach_room.written(hall.room, at)
    test_reach_room.at_the_end(hall, at)


def desk(hall: Hall) -> None:
    album = Album("desk")
    hall.room = make_room()
    things = one_of_each(hall.room, hall.app.test_client())
    page = hall.staff_browser().new_page()
    for name, path in test_reach_desk.addresses(hall.app, hall.room, things).items():
        page.goto(hall.server.url + path)
        in_both_widths(album, page, name)


def in_both_widths(album: Album, page: Page, name: str) -> None:
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        album.take(page, f"{name}-{size['width']}")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
