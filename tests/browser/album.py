"""python -m tests.browser.album [part ...]: every page and state to look at, in test-results/album."""

import sys
from itertools import product

from facilitate.extensions import db
from facilitate.languages import PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES
from facilitate.live.models import Screen
from facilitate.live.windows import ScreenSize, ScreenTheme
from facilitate.transaction import unit_of_work
from tests.browser import album_of_paper, album_of_ways, test_reach_desk, test_reach_phone, test_reach_room
from tests.browser.exempelby import exempelby
from tests.browser.hall import Hall
from tests.browser.one_of_each import one_of_each
from tests.browser.pictures import HALF, LAPTOP, PHONE, Album
from tests.browser.speaking import make_room_of_many_languages
from tests.live.rooms import make_room


def main(wanted: list[str]) -> None:
    parts = {
        "phones": phones,
        "projectors": projectors,
        "control": control,
        "looks": looks,
        "desk": desk,
        "walk": album_of_ways.walk,
        "helping": album_of_ways.helping,
        "sharing": album_of_ways.sharing,
        "rehearsal": album_of_ways.rehearsal,
        "check": album_of_ways.room_check,
        "paper": album_of_paper.paper,
    }
    with exempelby() as hall:
        for name in wanted or parts:
            parts[name](hall)
            hall.leave()


def phones(hall: Hall) -> None:
    for language in PARTICIPANTS_LANGUAGES:
        phone_that_speaks(hall, language)


def phone_that_speaks(hall: Hall, language: str) -> None:
    album, hall.room = Album(f"phone-{language}"), make_room_of_many_languages(opened=False)
    phone = hall.phone(language)

    def at(state: str) -> None:
        phone.page.goto(phone.address)
        phone.see(state)
        album.take_narrow_and_large_too(phone.page, state)

    test_reach_phone.before_joining(hall.room, at)
    phone.join()
    at("waiting")
    test_reach_phone.asked(hall.room, at)
    test_reach_phone.shown(hall.room, at)
    phone.page.goto(f"{hall.address}/comment")
    album.take_narrow_and_large_too(phone.page, "comment-box")
    hall.room.end()
    at("ending")
    hall.let_the_clock_run_out()
    at("ended")


def projectors(hall: Hall) -> None:
    for language in PARTICIPANTS_LANGUAGES:
        album, hall.room = Album(f"projector-{language}"), make_room_of_many_languages()
        screen = hall.control().open_projector()
        dress(hall, language=language)

        def at(kind: str, album: Album = album, screen=screen) -> None:  # type: ignore[no-untyped-def]
            screen.reload()
            album.take(screen, kind, whole=False)

        test_reach_room.whole_evening(hall, at)


def control(hall: Hall) -> None:
    for language in STAFF_LANGUAGES:
        album, hall.room = Album(f"control-{language}"), make_room_of_many_languages()
        control = hall.control(locale=language)
        control.open_projector()

        def at(kind: str, album: Album = album, page=control.page) -> None:  # type: ignore[no-untyped-def]
            page.reload()
            album.take_in_widths(page, kind, LAPTOP, PHONE)

        test_reach_room.whole_evening(hall, at)


def looks(hall: Hall) -> None:
    """One window that takes every look in turn, from far away and in Arabic too."""
    album, hall.room = Album("looks"), make_room_of_many_languages()
    screen = hall.control().open_projector()

    def at(kind: str) -> None:
        for language, theme, size in product(("sv", "ar"), ScreenTheme, ScreenSize):
            dress(hall, language=language, theme=theme, size=size)
            screen.reload()
            album.take(screen, f"{kind}-{language}-{theme.value}-{size.value}", whole=False)

    test_reach_room.whole_evening(hall, at)


def dress(hall: Hall, **look: str) -> None:
    with unit_of_work():
        db.session.query(Screen).filter_by(dialogue_id=hall.room.dialogue.id).update(look)  # type: ignore[arg-type]


def desk(hall: Hall) -> None:
    hall.room = make_room()
    things = one_of_each(hall.room, hall.app.test_client())
    for language in STAFF_LANGUAGES:
        album = Album(f"desk-{language}")
        page = hall.staff_browser(locale=language).new_page()
        for name, path in test_reach_desk.addresses(hall.app, hall.room, things).items():
            page.goto(hall.server.url + path)
            album.take_in_widths(page, name, LAPTOP, HALF, PHONE)


if __name__ == "__main__":
    main(sys.argv[1:])
