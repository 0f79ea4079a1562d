"""Every PDF as pictures, in each language that it can be ordered in."""

import subprocess

from flask_babel import force_locale
from playwright.sync_api import Page

from facilitate.access import Role
from facilitate.archive.documents import delivery
from facilitate.archive.documents.delivery import LANGUAGE
from facilitate.archive.history import history_of
from facilitate.live.printing.pack import Sheet
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue, sealed_dialogue
from tests.browser.hall import Hall
from tests.browser.pictures import Album
from tests.browser.speaking import make_room_of_many_languages
from tests.factories import make_member, make_organisation

DOTS = "60"  # an inch


def paper(hall: Hall) -> None:
    album, hall.room = Album("paper"), make_room_of_many_languages()
    with unit_of_work():
        hall.room.dialogue.wifi_name, hall.room.dialogue.wifi_password = "Samtalet", "kaffebulle"
    page = hall.desk(f"/control/{hall.room.dialogue.id}/print")
    for language in hall.room.dialogue.languages:
        for sheet in Sheet:
            asked = f"{sheet.value}.pdf?language={language}&forms-{language}=1&cards-{language}=2"
            show(album, f"{sheet.value}-{language}", fetched(page, asked))
    organisation = make_organisation()
    member = make_member(organisation, Role.FACILITATOR)
    with force_locale(LANGUAGE):
        sealed = delivery.sealed_summary(history_of(sealed_dialogue(organisation, member)))
        preliminary = delivery.preliminary_summary(close_dialogue(organisation, member))
    show(album, "summary", sealed.content)
    show(album, "preliminary", preliminary.content)


def fetched(page: Page, what: str) -> bytes:
    """By the page itself, which knows the name that leads to the server."""
    return bytes(
        page.evaluate(
            """async what => {
                const answer = await fetch(`${location.pathname}/${what}`);
                if (!answer.ok) throw Error(`${what}: ${answer.status}`);
                return [...new Uint8Array(await answer.arrayBuffer())];
            }""",
            what,
        )
    )


def show(album: Album, name: str, document: bytes) -> None:
    subprocess.run(
        ["pdftoppm", "-r", DOTS, "-png", "-", str(album.folder / name)], input=document, check=True
    )
