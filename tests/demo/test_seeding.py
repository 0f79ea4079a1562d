"""What the demonstration begins with: three sealed dialogues, one that asks, and nothing that is real."""

import json
from collections import Counter
from datetime import timedelta
from random import Random

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitate import clock
from facilitate.accounts.passwords import matches
from facilitate.accounts.queries import user_by_email
from facilitate.archive.checking import check
from facilitate.archive.export import DEMONSTRATION
from facilitate.archive.models import Record
from facilitate.archive.reading import read_parts
from facilitate.demo import projector
from facilitate.demo.dealing import deal, temperaments
from facilitate.demo.places import ENGLISH
from facilitate.demo.seeding import Demonstration
from facilitate.demo.stories import EARLIER, OPEN_NOW
from facilitate.demo.words import IN_ENGLISH, LEANINGS, REMARKS
from facilitate.dialogues.models import Dialogue, DialoguePhase, StepPhase
from facilitate.extensions import db
from facilitate.figures.themes import THEMES
from facilitate.live.models import Comment, Participant, Stage
from tests.factories import sign_in


def records() -> list[Record]:
    return list(db.session.scalars(select(Record).order_by(Record.sequence)))


def figures(record: Record, aspect: str) -> list[dict]:
    return [one for one in read_parts(record)["figures"]["questions"] if one["aspect"] == aspect]


def test_three_dialogues_are_sealed_and_verify(app: Flask) -> None:
    sealed = records()
    assert [one.dialogue.target_group for one in sealed] == [story.target_group for story in EARLIER]
    for record in sealed:
        assert check(record).problems == ()
        assert record.manifest["demonstration"] is True
        assert record.dialogue.phase == DialoguePhase.SEALED
        assert record.dialogue.starts_at < record.sealed_at < clock.now() - timedelta(weeks=4)


def test_the_pensioners_are_many_and_often_never_out_in_the_dark(app: Flask) -> None:
    for by_day, in_the_dark in zip(
        figures(records()[0], "day"), figures(records()[0], "evening"), strict=True
    ):
        assert not in_the_dark["figure"]["withheld"]
        assert in_the_dark["figure"]["aside"] > by_day["figure"]["aside"]
        assert in_the_dark["figure"]["unsafe"] > by_day["figure"]["unsafe"]


def test_of_the_bus_station_the_evening_is_withheld(app: Flask) -> None:
    record = records()[2]
    assert [one["figure"]["withheld"] for one in figures(record, "day")] == [False, False, False]
    assert [one["figure"]["withheld"] for one in figures(record, "evening")] == [True, True, True]


def test_words_in_several_languages_masked_and_hidden_reach_the_record(app: Flask) -> None:
    comments = read_parts(records()[0])["comments"]
    texts = json.dumps([text.text for text in records()[0].texts], ensure_ascii=False)
    for words in ("🙂", "The last bus", "النفق", "[…] […] släpper ut sin hund"):
        assert words in texts
    assert "Sven" not in texts
    assert comments["hidden"] == {"off_topic": 1}
    assert sum(comment["masked"] for comment in comments["comments"]) == 1


def test_the_open_dialogue_asks_and_nobody_has_come_yet(app: Flask, demonstration: Demonstration) -> None:
    dialogue = db.session.get(Dialogue, demonstration.dialogue_id)
    stage = db.session.get(Stage, demonstration.dialogue_id)
    assert dialogue.phase == DialoguePhase.OPEN
    assert dialogue.code == demonstration.code
    assert (stage.step.kind, stage.step.phase) == ("rate", StepPhase.ASKING)
    assert db.session.scalars(select(Participant)).all() == []
    assert clock.now() - dialogue.opened_at < timedelta(hours=1)


def test_the_printed_passwords_open_the_door_and_differ(app: Flask, demonstration: Demonstration) -> None:
    passwords = demonstration.passwords
    assert len(set(passwords.values())) == 3
    for staff, password in passwords.items():
        user = user_by_email(staff.email)
        assert matches(user.password_hash, password)
        assert not matches(user.password_hash, password + "x")
        assert user.memberships[0].role_set == set(staff.roles)


def test_every_page_says_that_it_is_a_demonstration(
    app: Flask, client: FlaskClient, demonstration: Demonstration
) -> None:
    path = projector.secret_path()
    app.register_blueprint(projector.pages(demonstration, path))
    window = client.get(path)
    assert window.status_code == 303
    member = user_by_email("noor@exempelby.example").memberships[0]
    for address in ("/", f"/{demonstration.code}", window.location, "/sign-in"):
        assert DEMONSTRATION in client.get(address).text, address
    sign_in(client, member)
    for address in ("/desk", "/archive", "/archive/1", f"/control/{demonstration.dialogue_id}"):
        assert DEMONSTRATION in client.get(address).text, address


def test_the_projectors_address_leads_to_one_window_until_that_is_disconnected(
    app: Flask, client: FlaskClient, demonstration: Demonstration
) -> None:
    path = projector.secret_path()
    app.register_blueprint(projector.pages(demonstration, path))
    first, again = client.get(path).location, client.get(path).location
    assert first == again
    sign_in(client, user_by_email("kim@exempelby.example").memberships[0])
    app.config["WTF_CSRF_ENABLED"] = False
    screen_id = first.rpartition("/")[2]
    client.post(f"/control/{demonstration.dialogue_id}/screens/{screen_id}/revocation")
    assert client.get(path).location != first


def test_answers_are_dealt_in_the_proportions_of_the_leaning() -> None:
    chance = Random(1)
    careful = temperaments(20, chance)
    dealt = deal("4432", careful, chance)
    assert Counter(dealt) == {"4": 10, "3": 5, "2": 5}
    assert deal("UN", temperaments(1, chance), chance) == ["N"]
    by_care = [code for _care, code in sorted(zip(careful, dealt, strict=True))]
    assert by_care[:10].count("4") > by_care[10:].count("4")


def test_the_crowds_words_are_about_what_the_open_dialogue_asks() -> None:
    asked = {rated.place for rated in OPEN_NOW.rated}
    assert set(LEANINGS) == asked == set(IN_ENGLISH.values())
    assert all(ENGLISH[place] == english for english, place in IN_ENGLISH.items())
    assert {remark.place for remark in REMARKS} - {""} <= asked
    assert {remark.theme for remark in REMARKS} - {""} <= set(THEMES)


def test_comments_of_the_archive_are_no_longer_in_the_rooms(app: Flask) -> None:
    assert all(comment.participant_id is None for comment in db.session.scalars(select(Comment)))
