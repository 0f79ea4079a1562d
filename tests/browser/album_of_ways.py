"""Every way of taking part beside one's own phone in a hall, and what comes before the evening."""

from facilitate.languages import PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES
from facilitate.live import rehearsal as rehearsing
from facilitate.transaction import unit_of_work
from tests.browser.hall import Hall
from tests.browser.people import SCREEN
from tests.browser.pictures import LAPTOP, PHONE, Album
from tests.browser.speaking import make_room_of_many_languages, speak_every_language
from tests.browser.tablet import tablet
from tests.browser.test_shared_phone import hand_over
from tests.live.walks import make_walk


def walk(hall: Hall) -> None:
    for language in PARTICIPANTS_LANGUAGES:
        album, hall.room = Album(f"walk-{language}"), speak_every_language(make_walk(opened=False))
        hall.room.open()
        phone = hall.phone(language).join()
        album.take_narrow_and_large_too(phone.page, "waiting")
        hall.room.ask()
        phone.see("asking")
        album.take_narrow_and_large_too(phone.page, "stop")
        phone.choose("2")
        phone.context.set_offline(True)
        phone.choose("3")
        phone.page.wait_for_timeout(3_000)
        album.take(phone.page, "stop-without-network")
        phone.context.set_offline(False)
        phone.has_sent_all()
        phone.go_on()
        album.take_narrow_and_large_too(phone.page, "stop-done")
    for language in STAFF_LANGUAGES:
        page = hall.control(viewport=PHONE, locale=language).page
        Album(f"walk-{language}-control").take_in_widths(page, "control", PHONE, LAPTOP)


def helping(hall: Hall) -> None:
    for language in PARTICIPANTS_LANGUAGES:
        album, hall.room = Album(f"helping-{language}"), make_room_of_many_languages()
        hall.room.ask()
        device = tablet(hall, viewport=PHONE)
        device.page.goto(device.address)
        album.take_narrow_and_large_too(device.page, "begin")
        if (other := device.page.locator(f"input[name=language][value='{language}']")).count():
            other.check()
        device.page.locator("#stage form .primary").click()
        album.take_narrow_and_large_too(device.page, "start")
        device.page.locator(f"{SCREEN} .primary").wait_for()
        device.page.wait_for_timeout(700)
        device.page.locator(f"{SCREEN} .primary").click()
        device.page.wait_for_timeout(700)
        album.take_narrow_and_large_too(device.page, "question")
        device.answer_all("4", "3")
        album.take_narrow_and_large_too(device.page, "done")


def sharing(hall: Hall) -> None:
    for language in PARTICIPANTS_LANGUAGES:
        album, hall.room = Album(f"sharing-{language}"), make_room_of_many_languages()
        phone = hall.phone(language).join()
        phone.page.goto(f"{hall.address}/share")
        album.take_narrow_and_large_too(phone.page, "two")
        phone.page.locator("#stage form .primary").click()
        hall.room.ask()
        phone.page.goto(phone.address)
        album.take_narrow_and_large_too(phone.page, "asking")
        phone.answer("4", "4", "4", "4")
        album.take_narrow_and_large_too(phone.page, "done")
        if language == "sv":
            hand_over(phone, 2)
            phone.answer("1", "1", "1", "1")
            hand_over(phone, 1)
            album.take_narrow_and_large_too(phone.page, "handed-over")


def rehearsal(hall: Hall) -> None:
    album, hall.room = Album("rehearsal"), make_room_of_many_languages(opened=False)
    control = hall.control()
    album.take_in_widths(control.page, "before", LAPTOP, PHONE)
    with unit_of_work():
        rehearsing.rehearse(hall.room.dialogue, hall.room.leader.user_id)
    control.page.reload()
    screen = control.open_projector()
    phones = [hall.phone(language).join() for language in PARTICIPANTS_LANGUAGES]
    hall.room.ask()
    for phone in phones:
        phone.see("asking")
        album.take_narrow_and_large_too(phone.page, "phone")
    screen.reload()
    album.take(screen, "projector", whole=False)
    control.page.reload()
    album.take_in_widths(control.page, "control", LAPTOP, PHONE)
    control.page.locator("#begin").click()
    album.take_in_widths(control.page, "begin-for-real", LAPTOP, PHONE)


def room_check(hall: Hall) -> None:
    for language in STAFF_LANGUAGES:
        album, hall.room = Album(f"room-check-{language}"), make_room_of_many_languages()
        page = hall.desk(f"/control/{hall.room.dialogue.id}/room-check", locale=language)
        album.take_in_widths(page, "nobody-yet", LAPTOP, PHONE)
        hall.phone().join()
        page.reload()
        album.take_in_widths(page, "a-phone", LAPTOP, PHONE)
