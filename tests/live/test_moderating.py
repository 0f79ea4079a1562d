"""Comments on control: nothing is shown to others before somebody has read it; nothing moves by itself."""

import pytest

from facilitate.extensions import db
from facilitate.live.models import Comment, CommentStatus, ModerationEntry, Proposal
from tests.factories import make_member, save, sign_in
from tests.live.rooms import make_room

WORDS = "Det är mörkt där Anna Berg bor"


@pytest.fixture
def room(app):
    return make_room()


@pytest.fixture
def control(client, room):
    sign_in(client, room.leader)
    return client


def written(room, text=WORDS, **given) -> Comment:
    return save(Comment(dialogue_id=room.dialogue.id, text=text, **given))


def address(room, path=""):
    return f"/control/{room.dialogue.id}/{path}"


def decide(control, room, comment, **form):
    path = address(room, f"comments/{comment.id}/decision")
    return control.post(path, data=form, follow_redirects=True).get_data(as_text=True)


def test_control_holds_no_unread_words_until_the_comments_are_opened(control, room):
    written(room)
    folded = control.get(f"/control/{room.dialogue.id}").get_data(as_text=True)
    assert "1 att läsa" in folded
    assert "mörkt" not in folded
    assert "mörkt" in control.get(address(room, "comments")).get_data(as_text=True)


def test_an_approved_comment_may_be_read_by_others_and_a_hidden_one_not(control, room):
    first, second = written(room, "En trasig lampa"), written(room, "Ett hot")
    decide(control, room, first, act="approve", theme="belysning")
    decide(control, room, second, act="hide", reason="threat")
    assert (first.status, first.theme) == (CommentStatus.APPROVED, "belysning")
    assert (second.status, second.reason) == (CommentStatus.HIDDEN, "threat")
    assert db.session.query(ModerationEntry).count() == 3


def test_hiding_needs_a_reason_and_the_choices_stay(control, room):
    comment = written(room)
    html = decide(control, room, comment, act="hide", theme="belysning")
    assert comment.status == CommentStatus.WAITING
    assert "Välj ett skäl i listan." in html
    assert '<option value="belysning" selected>' in html


def test_tapped_words_are_masked_and_the_original_is_kept_apart(control, room):
    comment = written(room, warnings=["Anna Berg"])
    decide(control, room, comment, act="approve", word=[4, 5], reason="name")
    assert comment.words == "Det är mörkt där […] […] bor"
    assert comment.text == WORDS


def test_a_decision_can_be_undone_and_the_comment_is_opened_again(control, room):
    comment = written(room)
    html = decide(control, room, comment, act="approve", word=[4, 5], reason="name")
    assert "Ångra" in html
    html = control.post(address(room, f"comments/{comment.id}/undoing"), follow_redirects=True).get_data(
        as_text=True
    )
    assert comment.status == CommentStatus.WAITING
    assert comment.shown_text is None
    assert f"comments/{comment.id}/decision" in html


def test_whoever_is_second_is_told_and_changes_nothing(control, room):
    comment = written(room)
    decide(control, room, comment, act="approve")
    sign_in(control, make_member(room.dialogue.organisation, departments=(room.dialogue.lead_department,)))
    html = decide(control, room, comment, act="hide", reason="other")
    assert comment.status == CommentStatus.APPROVED
    assert "Eva Exempel har redan godkänt den kommentaren." in html


def test_the_open_comment_stays_open_when_others_come(control, room):
    opened = written(room)
    shown = address(room, f"comments?comment={opened.id}")
    for _ in range(8):
        written(room, "Något annat")
    assert f"comments/{opened.id}/decision" in control.get(shown).get_data(as_text=True)


def test_showing_on_the_wall_is_an_act_of_its_own(control, room):
    comments = [written(room, f"Ord {number}", status=CommentStatus.APPROVED) for number in range(3)]
    assert room.stage.wall_page == 0
    for comment in comments:
        control.post(address(room, f"comments/{comment.id}/wall"), data={"on": 1})
    assert room.stage.wall_page == 1
    control.post(address(room, f"comments/{comments[0].id}/wall"), data={"on": 0})
    assert comments[0].wall_batch is None


def test_a_comment_that_nobody_has_approved_cannot_be_shown(control, room):
    comment = written(room)
    html = control.post(
        address(room, f"comments/{comment.id}/wall"), data={"on": 1}, follow_redirects=True
    ).get_data(as_text=True)
    assert "måste godkännas" in html
    assert comment.wall_batch is None


def test_another_dialogues_comment_is_not_found(control, room):
    foreign = written(make_room())
    own = written(room)
    assert control.post(address(room, f"comments/{own.id}/undoing")).status_code == 303
    assert control.post(address(room, f"comments/{foreign.id}/undoing")).status_code == 404
    assert control.get(address(room, f"comments?comment={foreign.id}")).status_code == 404


def test_an_approved_comment_becomes_a_proposal_in_one_tap(control, room):
    comment = written(room, status=CommentStatus.APPROVED, spot_id=room.dialogue.spots[0].id)
    html = control.post(
        address(room, "proposals"), data={"comment": comment.id}, follow_redirects=True
    ).get_data(as_text=True)
    proposal = db.session.query(Proposal).one()
    assert (proposal.problem, proposal.spot_id) == (WORDS, room.dialogue.spots[0].id)
    assert "Ändra förslaget" in html


def test_a_proposal_is_noted_changed_and_removed(control, room):
    form = {
        "spot": room.dialogue.spots[1].id,
        "measure": "Laga lampan",
        "problem": "Mörkt",
        "owner": "Gatukontoret",
    }
    html = control.post(address(room, "proposals"), data=form, follow_redirects=True).get_data(as_text=True)
    assert "Laga lampan" in html
    proposal = db.session.query(Proposal).one()
    control.post(address(room, f"proposals/{proposal.id}"), data=form | {"measure": "Ny lampa"})
    assert proposal.measure == "Ny lampa"
    control.post(address(room, f"proposals/{proposal.id}/removal"))
    assert db.session.query(Proposal).count() == 0


def test_an_empty_or_endless_proposal_is_refused_with_what_was_written(control, room):
    empty = control.post(address(room, "proposals"), data={"spot": "", "owner": "Polisen"})
    assert "Skriv vad som föreslås" in empty.get_data(as_text=True)
    assert "Polisen" in empty.get_data(as_text=True)
    endless = control.post(address(room, "proposals"), data={"spot": "", "measure": "a" * 501})
    assert "Texten är för lång." in endless.get_data(as_text=True)
    assert db.session.query(Proposal).count() == 0
