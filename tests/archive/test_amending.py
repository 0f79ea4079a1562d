"""A sealed record is never changed: it is added to, superseded, or loses a text and says so."""

from datetime import UTC, date, datetime

import pytest

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.amending import Corrected, NothingSaid, Superseded, add, correct
from facilitate.archive.checking import check
from facilitate.archive.documents import delivery
from facilitate.archive.export import write_record
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.archive.queries import next_of
from facilitate.archive.reading import read_parts, texts_of
from facilitate.archive.view import RecordView
from facilitate.archive.withdrawing import withdraw
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.live.models import Comment
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue, seal_it, sealed_dialogue, write_comment


@pytest.fixture
def record(organisation: Organisation, facilitator: Membership) -> Record:
    return sealed_dialogue(organisation, facilitator)


def commitment_of(record: Record, words: str) -> str:
    return next(one.commitment for one in texts_of(record).values() if one.text and words in one.text)


def withdraw_it(record: Record, words: str, member: Membership, reason: str = "name") -> None:
    with unit_of_work():
        withdraw(record, commitment_of(record, words), reason, member.user_id)


def as_it_was(view: RecordView, **changes: object) -> Corrected:
    given = {
        "held_on": view.held_on,
        "time": view.about["time"],
        "room": str(view.about["room"]),
        "invited": str(view.about["invited"]),
        "case_number": view.about["case_number"],
        "in_the_room": view.participation["in_the_room"],
        "sentences": [str(one) for one in view.sentences],
        "works_well": str(view.works_well),
    }
    return Corrected(**(given | changes))


def correct_it(record: Record, member: Membership, **changes: object) -> Record:
    corrected = as_it_was(history_of(record).view, **changes)
    with unit_of_work():
        return correct(record, corrected, "Fel lokal var antecknad.", member.user_id)


def test_an_addition_is_a_record_of_its_own_in_the_chain(record: Record, facilitator: Membership) -> None:
    before = write_record(record)
    with unit_of_work():
        addition = add(record, "Lampan lagades den 20 mars.", facilitator.user_id)
    assert (addition.sequence, addition.previous_checksum, addition.kind) == (2, record.checksum, "addition")
    assert addition.manifest["about"] == record.checksum
    assert check(addition).holds
    assert write_record(record) == before
    assert [str(one.passage) for one in history_of(record).additions] == ["Lampan lagades den 20 mars."]


def test_a_proposal_can_be_noted_afterwards(record: Record, facilitator: Membership) -> None:
    proposal = {"place": 1, "problem": "Mörkt", "measure": "Ny armatur", "owner": "Gatukontoret"}
    with unit_of_work():
        add(record, "", facilitator.user_id, [proposal])
    assert [str(one.measure) for one in history_of(record).added_proposals] == ["Ny armatur"]
    with pytest.raises(NothingSaid), unit_of_work():
        add(record, "  ", facilitator.user_id)


def test_a_corrected_record_supersedes_and_both_say_so(record: Record, facilitator: Membership) -> None:
    newer = correct_it(record, facilitator, room="Bygdegården")
    old, new = history_of(record), history_of(newer)
    assert (str(old.view.about["room"]), str(new.view.about["room"])) == ("Folkets hus", "Bygdegården")
    assert old.superseded_by is newer
    assert new.supersedes is record
    assert str(new.correction) == "Fel lokal var antecknad."
    assert check(record).holds
    assert check(newer).holds
    assert read_parts(newer)["figures"] == read_parts(record)["figures"]


def test_the_archive_lists_what_is_in_force(record: Record, facilitator: Membership) -> None:
    correct_it(record, facilitator, held_on=date(2026, 3, 11), time="18:30", case_number="KS 7")
    assert record.dialogue.case_number == "KS 7"
    assert record.dialogue.starts_at == datetime(2026, 3, 11, 17, 30, tzinfo=UTC)


def test_a_superseded_record_is_closed_for_more(record: Record, facilitator: Membership) -> None:
    newer = correct_it(record, facilitator)
    with pytest.raises(Superseded):
        correct_it(record, facilitator)
    with pytest.raises(Superseded), unit_of_work():
        add(record, "Ett ord till.", facilitator.user_id)
    with unit_of_work():
        assert add(newer, "Ett ord till.", facilitator.user_id).about_id == newer.id
    assert next_of(record) is newer


def test_a_withdrawn_text_leaves_every_file_and_checksums_hold(
    record: Record, facilitator: Membership
) -> None:
    assert "Lampan vid" in record.search_text or "lampan vid" in record.search_text
    checksum = record.checksum
    withdraw_it(record, "Lampan vid hållplats C", facilitator)
    history = history_of(record)
    files = [delivery.whole_record_file(history), delivery.figures_table(history)]
    assert not any("Lampan vid hållplats C" in file.content.decode() for file in files)
    assert check(record).holds
    assert (check(record).checksum, check(record).withdrawn) == (checksum, 1)
    said = next(one for one in history.view.comments if one.passage.withdrawn)
    assert "Namn eller utpekande" in str(said.passage)
    assert "lampan vid" not in record.search_text


def test_a_withdrawn_text_is_gone_from_the_room_too(record: Record, facilitator: Membership) -> None:
    withdraw_it(record, "Lampan vid hållplats C", facilitator)
    kept = [one.text for one in db.session.query(Comment).filter_by(dialogue_id=record.dialogue_id)]
    assert "Bra bänkar." in kept
    assert not any("Lampan vid hållplats C" in text for text in kept)


def test_no_suspect_name_is_left_of_what_is_withdrawn_and_no_other_comment_is_touched(
    organisation: Organisation, facilitator: Membership
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    named = write_comment(dialogue, "Anna Berg bor där.", elsewhere="Parken", warnings=["Anna Berg"])
    other = write_comment(dialogue, "Mörkt.", elsewhere="Parken", status="hidden", reason="other")
    record = seal_it(dialogue, facilitator)
    withdraw_it(record, "Anna Berg", facilitator)
    assert (named.text, named.warnings, named.elsewhere) == ("–", [], "Parken")
    withdraw_it(record, "Parken", facilitator)
    assert (named.elsewhere, other.elsewhere, other.text) == ("", "", "Mörkt.")


def test_a_withdrawn_contact_is_gone_from_the_dialogue_too(record: Record, facilitator: Membership) -> None:
    withdraw_it(record, "Samordnaren, 0500", facilitator)
    withdraw_it(record, "At the association", facilitator)
    assert record.dialogue.contact == ""
    assert record.dialogue.feedback_where == {"sv": "På föreningens möte."}


def test_a_text_is_withdrawn_from_the_corrected_record_as_well(
    record: Record, facilitator: Membership
) -> None:
    newer = correct_it(record, facilitator, room="Bygdegården")
    withdraw_it(newer, "Busstationen oroar", facilitator)
    for one in (record, newer):
        assert "Busstationen oroar" not in write_record(one)
        assert check(one).holds


def test_a_withdrawn_text_stays_withdrawn_in_a_correction(record: Record, facilitator: Membership) -> None:
    withdraw_it(record, "Torget på dagen", facilitator)
    newer = correct_it(record, facilitator, works_well="")
    assert history_of(newer).view.works_well.withdrawn


def test_only_a_text_of_the_record_is_withdrawn_and_for_a_known_reason(
    record: Record, organisation: Organisation, facilitator: Membership
) -> None:
    other = sealed_dialogue(organisation, facilitator)
    theirs = commitment_of(other, "Lampan vid hållplats C")
    for commitment, reason in ((theirs, "name"), (commitment_of(record, "Bra bänkar"), "whim")):
        with pytest.raises(NotFound), unit_of_work():
            withdraw(record, commitment, reason, facilitator.user_id)
