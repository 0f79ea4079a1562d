"""A facilitator's screen that the room sees: what is hers alone is folded away until she opens it."""

import re

import pytest

from facilitate.access import PassRole
from facilitate.dialogues.models import StepKind
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work
from tests.factories import save, sign_in
from tests.live.colleagues import let_in
from tests.live.rooms import make_room

WORDS, SPOKEN, COLLEAGUE = "Anna i tvåan spelar hög musik", "Säg att vi börjar med bussen", "Bo Kollega"


@pytest.fixture
def room(app):
    room = make_room()
    with unit_of_work():
        room.step(StepKind.RATE).spoken = {"sv": SPOKEN}
    room.ask()
    save(Comment(dialogue_id=room.dialogue.id, text=WORDS))
    let_in(room, PassRole.LEAD, COLLEAGUE)
    return room


@pytest.fixture
def leader(app, room):
    client = app.test_client()
    sign_in(client, room.leader)
    return client


def switch(leader, room, on):
    assert leader.post(f"/control/{room.dialogue.id}/mirroring", data={"on": on}).status_code == 303


def page(leader, room, panel=""):
    return leader.get(f"/control/{room.dialogue.id}{panel}").get_data(as_text=True)


def in_view(html):
    """What can be read without opening anything."""
    plain = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    without = ""
    while without != plain:
        without, plain = (
            plain,
            re.sub(r"<details(?![^>]*\bopen\b)((?!<details).)*?</details>", "", plain, flags=re.DOTALL),
        )
    return re.sub(r"<[^>]*>", " ", plain)


def test_what_is_said_and_read_is_in_view_until_the_screen_is_mirrored(leader, room):
    assert SPOKEN in in_view(page(leader, room))
    assert "tvåan" in in_view(page(leader, room, "/comments"))
    assert COLLEAGUE in in_view(page(leader, room, "/colleagues"))
    assert "har vi inte hört av" in in_view(page(leader, room))
    switch(leader, room, 1)
    for panel in ("", "/comments", "/colleagues", "/screens"):
        seen = in_view(page(leader, room, panel))
        for private in (SPOKEN, "tvåan", COLLEAGUE, "har vi inte hört av"):
            assert private not in seen, panel
    assert SPOKEN in page(leader, room)
    switch(leader, room, 0)
    assert SPOKEN in in_view(page(leader, room))


def test_a_mirrored_screen_is_the_matter_of_one_browser(app, leader, room):
    other = app.test_client()
    sign_in(other, room.leader)
    switch(leader, room, 1)
    assert SPOKEN not in in_view(page(leader, room))
    assert SPOKEN in in_view(page(other, room))


def test_a_colleague_who_was_first_is_not_named_on_a_mirrored_screen(leader, room):
    base, old = f"/control/{room.dialogue.id}", room.version
    with unit_of_work():
        room.stage.moved_by_id, room.stage.moved_by = None, COLLEAGUE
        room.stage.version += 1
    press = {"version": old, "verb": "close"}
    leader.post(f"{base}/next", data=press)
    assert f"{COLLEAGUE} gick vidare just nu." in page(leader, room)
    switch(leader, room, 1)
    leader.post(f"{base}/next", data=press)
    seen = page(leader, room)
    assert COLLEAGUE not in in_view(seen)
    assert "Samtalet hade redan gått vidare." in seen


def test_the_pages_title_never_carries_what_somebody_wrote(leader, room):
    html = page(leader, room, "/comments")
    assert "tvåan" in html
    title = re.search(r"<title>(.*?)</title>", html, flags=re.DOTALL)
    assert title
    assert "tvåan" not in title[1]
