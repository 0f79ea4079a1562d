"""What is noted at any time until the dialogue is sealed: proposals for action, and how many are there."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.live.actors import Actor
from facilitate.live.models import Comment, CommentStatus, Proposal, Summary
from facilitate.texts import clean

WORDS = 500
OWNER = 200
MOST_PEOPLE = 5000


class NotPeople(Invalid):
    code = "not-people"
    sentence = _l("Skriv ett tal från 0 till 5000.")


def note_proposal(
    dialogue: Dialogue,
    user_id: int | None,
    *,
    measure: str,
    problem: str = "",
    owner: str = "",
    spot_id: int | None = None,
    comment_id: str | None = None,
) -> Proposal:
    """Note a proposed measure. From a comment in one tap: its place and words become the problem.

    Raises Invalid without any words, or for a comment that nobody has approved.
    """
    _require_unsealed(dialogue)
    rehearsed = dialogue.phase == DialoguePhase.REHEARSAL
    proposal = Proposal(dialogue_id=dialogue.id, measure="", rehearsed=rehearsed)
    if comment_id:
        comment = _approved_comment(dialogue, comment_id)
        proposal.comment_id = comment.id
        spot_id, problem = spot_id or comment.spot_id, problem or comment.words
    _fill_in(dialogue, proposal, measure, problem, owner, spot_id)
    db.session.add(proposal)
    db.session.flush()
    note("proposal.noted", dialogue, user_id, proposal=proposal.id)
    return proposal


def edit_proposal(
    dialogue: Dialogue,
    user_id: int | None,
    proposal_id: int,
    *,
    measure: str,
    problem: str = "",
    owner: str = "",
    spot_id: int | None = None,
) -> Proposal:
    """Change the words of a proposal. Raises NotFound for another dialogue's."""
    _require_unsealed(dialogue)
    proposal = proposal_of(dialogue, proposal_id)
    _fill_in(dialogue, proposal, measure, problem, owner, spot_id)
    note("proposal.edited", dialogue, user_id, proposal=proposal.id)
    return proposal


def remove_proposal(dialogue: Dialogue, user_id: int | None, proposal_id: int) -> None:
    """Take a proposal away. Raises NotFound for another dialogue's."""
    _require_unsealed(dialogue)
    proposal = proposal_of(dialogue, proposal_id)
    note("proposal.removed", dialogue, user_id, proposal=proposal.id)
    db.session.delete(proposal)
    db.session.flush()


def proposal_of(dialogue: Dialogue, proposal_id: int) -> Proposal:
    """The dialogue's proposal; NotFound for another's."""
    proposal = db.session.get(Proposal, proposal_id)
    if proposal is None or proposal.dialogue_id != dialogue.id:
        raise NotFound
    return proposal


def proposals_of(dialogue: Dialogue) -> list[Proposal]:
    """The noted proposals, in the order in which they were noted."""
    query = select(Proposal).where(Proposal.dialogue_id == dialogue.id)
    return list(db.session.scalars(query.order_by(Proposal.id)))


def say_how_many(dialogue: Dialogue, actor: Actor, people: int | None) -> None:
    """Keep how many were in the room, with or without a phone; None for unknown. Raises NotPeople."""
    _require_unsealed(dialogue)
    if people is not None and not 0 <= people <= MOST_PEOPLE:
        raise NotPeople
    summary = db.session.get(Summary, dialogue.id) or Summary(
        dialogue_id=dialogue.id, sentences={}, works_well=""
    )
    summary.in_the_room = people
    db.session.add(summary)
    note("dialogue.people-counted", dialogue, actor.user_id)


def _fill_in(
    dialogue: Dialogue, proposal: Proposal, measure: str, problem: str, owner: str, spot_id: int | None
) -> None:
    if spot_id is not None and spot_id not in {spot.id for spot in dialogue.spots}:
        raise Invalid
    proposal.spot_id = spot_id
    proposal.measure = clean(measure, WORDS)
    proposal.problem = clean(problem, WORDS)
    proposal.owner = clean(owner, OWNER)
    if not (proposal.measure or proposal.problem):
        raise Invalid(_l("Skriv vad som föreslås, eller vad problemet är."))


def _approved_comment(dialogue: Dialogue, comment_id: str) -> Comment:
    comment = db.session.get(Comment, comment_id)
    if comment is None or comment.dialogue_id != dialogue.id:
        raise NotFound
    if comment.status != CommentStatus.APPROVED:
        raise Invalid(_l("Kommentaren måste godkännas först."))
    if comment.protected:
        # Proposals go into the record and out of the house.
        raise Invalid(
            _l(
                "Kommentaren rör lås, larm eller vakter. "
                "Skriv förslaget med egna ord, utan det som avslöjar skyddet."
            )
        )
    return comment


def _require_unsealed(dialogue: Dialogue) -> None:
    if dialogue.phase == DialoguePhase.SEALED:
        raise Conflict(_l("Samtalet är arkiverat. Gör ett tillägg till arkivposten i stället."))
