"""What the phone's scripts ask for: acknowledgements, where the room is, the part of a page that changed."""

from facilitate import clock
from facilitate.dialogues.models import StepKind
from tests.live.phone.browsing import JSON
from tests.live.rooms import make_room


def test_an_answer_is_acknowledged_with_what_is_stored(phone, room):
    room.ask()
    question = room.questions()[0].id
    assert phone.tell("/answers", {"question": question, "code": "3", "number": 2}).json == {
        "ok": True, "question": question, "code": "3", "number": 2,
    }  # fmt: skip
    late = phone.tell("/answers", {"question": question, "code": "1", "number": 1})
    assert (late.status_code, late.json["code"], late.json["number"]) == (200, "3", 2)


def test_each_refusal_has_its_code_and_a_sentence(phone, room, new_phone):
    room.ask()
    question = room.questions()[0].id
    given = {"question": question, "code": "3", "number": 1}
    others = make_room(spots=("Parken",)).questions()[0].id

    def refusal(body, by=phone):
        answer = by.tell("/answers", body)
        assert answer.json["ok"] is False
        assert answer.json["sentence"]
        return answer.status_code, answer.json["code"]

    assert refusal(given | {"question": others}) == (404, "unknown")
    assert refusal(given | {"code": "9"}) == (422, "invalid")
    assert refusal({"question": question}) == (422, "invalid")
    assert refusal([]) == (422, "invalid")
    assert refusal(given | {"question": 10**30}) == (404, "unknown")
    assert refusal(given, new_phone()) == (410, "stranger")
    room.close()
    assert refusal(given) == (409, "closed")


def test_a_body_of_nothing_but_brackets_is_refused_like_any_other(phone, room):
    room.ask()
    sent = phone.client.post(
        f"/{phone.code}/answers", data=b"[" * 100_000, content_type="application/json", headers=JSON
    )
    assert (sent.status_code, sent.json["code"]) == (422, "invalid")


def test_a_stranger_and_the_end_are_told_apart(phone, room, new_phone):
    room.ask()
    given = {"question": room.questions()[0].id, "code": "3", "number": 1}
    assert "Gå med en gång till." in new_phone().tell("/answers", given).json["sentence"]
    room.end()
    clock.hold(room.dialogue.closing_ends_at)
    assert "Samtalet är slut." in phone.tell("/answers", given).json["sentence"]


def test_a_comment_is_acknowledged_with_where_to_go(phone, room):
    room.ask()

    def send(**form):
        return phone.client.post(f"/{phone.code}/comment", data=form, headers=JSON)

    # The script has asked about names already, so the door does not ask again.
    assert send(text="Anna Berg", key="k1").json == {"ok": True, "next": f"/{phone.code}/comment?sent=k1"}
    refused = send(text=" ", key="k2")
    assert (refused.status_code, refused.json["ok"], refused.json["sentence"]) == (
        422,
        False,
        "Skriv något först.",
    )
    room.jump(StepKind.COMMENT)
    assert send(text="En till", key="k3").json["next"] == f"/{phone.code}?sent=k3"


def test_state_tells_where_the_room_is_and_nothing_else(phone, room, new_phone):
    before = phone.see("/state").page.json
    assert set(before) == {"epoch", "version", "revision", "state"}
    assert before["state"] == "waiting"
    room.ask()
    after = phone.see("/state").page.json
    assert (after["state"], after["epoch"]) == ("asking", before["epoch"])
    assert after["version"] > before["version"]
    assert new_phone().see("/state").page.json["state"] == "welcome"


def test_the_end_is_a_newer_state(phone, room):
    room.end()
    before = phone.see("/state").page.json
    clock.hold(room.dialogue.closing_ends_at)
    after = phone.see("/state").page.json
    assert (after["state"], before["state"]) == ("ended", "ending")
    assert after["version"] > before["version"]


def test_a_fragment_is_the_stage_alone_and_names_its_screen(phone, room):
    room.ask()
    whole = phone.see().page.get_data(as_text=True)
    answer = phone.see("?fragment=1").page
    part = answer.get_data(as_text=True)
    assert answer.headers["X-Screen"] == "asking"
    assert part.strip().startswith('<div id="stage"')
    assert part.strip() in whole
    assert not {"<html", "<footer", "<script", 'id="room"'} & set(
        filter(part.__contains__, ("<html", "<footer", "<script", 'id="room"'))
    )
    assert f'data-version="{room.version}"' in part
    assert 'data-state="asking"' in part


def test_only_the_page_with_the_box_stays_when_the_room_moves(phone, room):
    room.ask()
    assert "data-stays" in phone.see("/comment?fragment=1").page.get_data(as_text=True)
    assert "data-stays" not in phone.see("/comment?sent=1&fragment=1").page.get_data(as_text=True)
    assert "data-stays" not in phone.see("?fragment=1").page.get_data(as_text=True)


def test_a_first_visit_asks_for_one_script_and_one_style_sheet(new_phone, room):
    phone = new_phone().see()
    assert [one.get("src") for one in phone.tree.iter("script")] == []
    phone.join()
    [script] = [one.get("src") for one in phone.tree.iter("script")]
    assert script.endswith("/js/phone.mjs")
    sheets = [one.get("href") for one in phone.tree.iter("link") if one.get("rel") == "stylesheet"]
    assert [sheet.rsplit("/", 1)[-1] for sheet in sheets] == ["phone.css"]
    assert [one.get("href") for one in phone.tree.iter("link") if one.get("rel") == "icon"] == ["data:,"]
