"""Sealing makes one record, and lets go of what it was made from."""

import json
import threading

import pytest
from flask import Flask
from sqlalchemy import func, select

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.checking import check
from facilitate.archive.export import write_record
from facilitate.archive.manifest import NO_PREVIOUS
from facilitate.archive.models import Record
from facilitate.archive.reading import read_parts
from facilitate.archive.sealing import CommentsWaiting, seal
from facilitate.audit import AuditEntry
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.phases import NotNow
from facilitate.extensions import db
from facilitate.live.models import PairTally, Participation, Proposal, Summary, Tally
from facilitate.live.screens import ScreenOver, open_screen, screen_from
from facilitate.transaction import unit_of_work
from tests.archive.closed import (
    DAY,
    FEW,
    FIVE,
    close_dialogue,
    seal_it,
    sealed_dialogue,
    write_comment,
)
from tests.factories import make_member, make_organisation


def figures_of(record: Record) -> dict[tuple[int | None, str], dict[str, object]]:
    questions = read_parts(record)["figures"]["questions"]
    return {(one["place"], one["aspect"]): one["figure"] for one in questions}


def test_the_figures_are_the_answers_given(organisation: Organisation, facilitator: Membership) -> None:
    figure = figures_of(sealed_dialogue(organisation, facilitator))[1, "day"]
    assert figure["counts"] == {code: DAY[code] for code in "4321U"}
    assert (figure["n"], figure["aside"], figure["skipped"], figure["unsafe"]) == (22, 2, 1, 5)


def test_four_answers_leave_no_number_behind(organisation: Organisation, facilitator: Membership) -> None:
    record = sealed_dialogue(organisation, facilitator, rated=((DAY, DAY), (DAY, FEW)))
    assert figures_of(record)[1, "evening"]["n"] == 22
    assert figures_of(record)[2, "evening"] == {"scale_key": "safety-1", "withheld": True}
    pairs = {one["place"]: one["figure"] for one in read_parts(record)["figures"]["pairs"]}
    assert pairs[2] == {"withheld": True}


def test_five_answers_are_shown(organisation: Organisation, facilitator: Membership) -> None:
    figure = figures_of(sealed_dialogue(organisation, facilitator, rated=((DAY, FIVE),)))[1, "evening"]
    assert (figure["n"], figure["aside"]) == (5, 20)


def test_the_threshold_of_the_dialogue_decides(organisation: Organisation, facilitator: Membership) -> None:
    record = sealed_dialogue(organisation, facilitator, rated=((DAY, FIVE),), threshold=6)
    assert figures_of(record)[1, "evening"]["withheld"] is True
    assert record.manifest["threshold"] == 6


def test_counts_and_working_papers_are_gone(organisation: Organisation, facilitator: Membership) -> None:
    record = sealed_dialogue(organisation, facilitator)
    assert record.dialogue.phase == DialoguePhase.SEALED
    for table in (Tally, PairTally, Participation, Proposal, Summary):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0, table


def test_a_projector_left_on_is_let_go(organisation: Organisation, facilitator: Membership) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    with unit_of_work():
        new = open_screen(dialogue, None)
    assert screen_from(new.screen.id, new.token) is new.screen
    seal_it(dialogue, facilitator)
    with pytest.raises(ScreenOver):
        screen_from(new.screen.id, new.token)


def test_a_comment_that_nobody_has_read_holds_sealing_up(
    organisation: Organisation, facilitator: Membership
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    comment = write_comment(dialogue, status="waiting")
    with pytest.raises(CommentsWaiting) as refusal, unit_of_work():
        seal(dialogue, facilitator.user_id)
    assert "1 kommentar" in str(refusal.value.sentence)
    assert db.session.scalar(select(func.count()).select_from(Tally)) > 0
    with unit_of_work():
        comment.status = "approved"
    assert seal_it(dialogue, facilitator).sequence == 1


def test_only_a_closed_dialogue_is_sealed_and_only_once(
    organisation: Organisation, facilitator: Membership
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    seal_it(dialogue, facilitator)
    with pytest.raises(NotNow):
        seal_it(dialogue, facilitator)


def test_hidden_comments_are_counted_and_not_told(
    organisation: Organisation, facilitator: Membership
) -> None:
    record = sealed_dialogue(organisation, facilitator)
    assert read_parts(record)["comments"]["hidden"] == {"name": 1}
    assert "Lampan vid" in write_record(record)
    assert "Anna Berg" not in write_record(record)


def test_who_wrote_is_told_for_all_channels_together(
    organisation: Organisation, facilitator: Membership
) -> None:
    participation = read_parts(sealed_dialogue(organisation, facilitator))["participation"]
    assert participation["commented"] == 4
    phone = participation["channels"][0]
    assert (phone["channel"], phone["joined"], phone["answered"]) == ("phone", 22, 22)
    assert "commented" not in phone


def test_practice_is_in_no_record(organisation: Organisation, facilitator: Membership) -> None:
    assert {"day", "evening", "heard", "leads"} == {
        aspect for _place, aspect in figures_of(sealed_dialogue(organisation, facilitator))
    }


def test_records_are_chained_per_organisation(organisation: Organisation, facilitator: Membership) -> None:
    other = make_organisation("Grannby kommun")
    first, second = sealed_dialogue(organisation, facilitator), sealed_dialogue(organisation, facilitator)
    stranger = sealed_dialogue(other, make_member(other))
    assert (first.sequence, first.previous_checksum) == (1, NO_PREVIOUS)
    assert (second.sequence, second.previous_checksum) == (2, first.checksum)
    assert (stranger.sequence, stranger.previous_checksum) == (1, NO_PREVIOUS)
    assert all(check(record).holds for record in (first, second, stranger))


def test_two_sealed_at_once_are_two_in_the_chain(
    app: Flask, organisation: Organisation, facilitator: Membership
) -> None:
    ids = [close_dialogue(organisation, facilitator).id for _ in range(4)]
    user_id, together = facilitator.user_id, threading.Barrier(len(ids))
    db.session.remove()

    def seal_one(dialogue_id: int) -> None:
        with app.app_context():
            together.wait()
            with unit_of_work():
                seal(db.session.get(Dialogue, dialogue_id), user_id)

    threads = [threading.Thread(target=seal_one, args=(one,)) for one in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    records = list(db.session.scalars(select(Record).order_by(Record.sequence)))
    assert [record.sequence for record in records] == [1, 2, 3, 4]
    assert all(check(record).holds for record in records)


def test_sealing_is_in_the_audit_log_without_an_answer(
    organisation: Organisation, facilitator: Membership
) -> None:
    record = sealed_dialogue(organisation, facilitator)
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.act == "dialogue.sealed"))
    assert (entry.user_id, entry.subject) == (facilitator.user_id, f"dialogue:{record.dialogue_id}")
    assert set(entry.details) == {"record", "checksum"}


def test_a_record_describes_its_own_scales(organisation: Organisation, facilitator: Membership) -> None:
    manifest = json.loads(write_record(sealed_dialogue(organisation, facilitator)))["manifest"]
    assert set(manifest["scales"]) == {"safety-1", "agreement-1"}
    assert manifest["scales"]["safety-1"][0] == {
        "value": "4",
        "label": manifest["scales"]["safety-1"][0]["label"],
        "role": "safe",
    }
    assert manifest["scales"]["safety-1"][0]["label"]["sv"] == "Mycket trygg"
