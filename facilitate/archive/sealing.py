"""Fastställ och arkivera: makes the record of a closed dialogue, once, and lets go of what it came from."""

from flask_babel import lazy_ngettext as _ln
from sqlalchemy import delete, select

from facilitate.archive.chain import append, lock_chain
from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import gather
from facilitate.archive.models import Record, RecordKind
from facilitate.archive.parts import build_parts
from facilitate.archive.searching import refresh_search_text
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.dialogues.phases import DialogueVerb, move_dialogue
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import broadcast, late
from facilitate.live.closing import forget_counts
from facilitate.live.letting_in import forget_colleagues
from facilitate.live.models import Proposal, Screen, Summary
from facilitate.live.position import lock_room


class CommentsWaiting(Conflict):
    code = "comments-waiting"


def seal(dialogue: Dialogue, user_id: int) -> Record:
    """Make the record. Raises NotNow unless it is closed, CommentsWaiting while a comment is not read.

    Nothing is lost by waiting: the dialogue stays closed until this has succeeded as a whole.
    """
    lock_chain(dialogue.organisation_id)
    lock_room(dialogue.id)
    db.session.refresh(dialogue, with_for_update=True)
    sealed = move_dialogue(dialogue.phase, DialogueVerb.SEAL)
    late.reveal_all(dialogue)
    gathered = gather(dialogue, final=True)
    if gathered.waiting:
        raise CommentsWaiting(
            _ln(
                "%(num)s kommentar är inte läst. Läs klart innan du fastställer.",
                "%(num)s kommentarer är inte lästa. Läs klart innan du fastställer.",
                len(gathered.waiting),
            )
        )
    texts = CommittedTexts()
    record = append(
        dialogue,
        build_parts(gathered, texts),
        texts,
        kind=RecordKind.DIALOGUE,
        about=None,
        user_id=user_id,
    )
    refresh_search_text(record)
    _let_go(dialogue)
    dialogue.phase, dialogue.sealed_at = sealed, now()
    note("dialogue.sealed", dialogue, user_id, record=record.id, checksum=record.checksum)
    return record


def _let_go(dialogue: Dialogue) -> None:
    """Forget the counts, of which the record holds what may be shown, and the working papers, now in it."""
    forget_counts(dialogue)
    _end_screens(dialogue)
    forget_colleagues(dialogue)
    db.session.execute(delete(Proposal).where(Proposal.dialogue_id == dialogue.id))
    db.session.execute(delete(Summary).where(Summary.dialogue_id == dialogue.id))


def _end_screens(dialogue: Dialogue) -> None:
    """A projector left on in the hall hears no more; asked anew, it thanks and says when feedback comes."""
    for screen_id in db.session.scalars(select(Screen.id).where(Screen.dialogue_id == dialogue.id)):
        broadcast.screen_moved(screen_id)
