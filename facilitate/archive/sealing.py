"""Fastställ och arkivera: makes the record of a closed dialogue, once, and lets go of what it was made from."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _ln
from sqlalchemy import delete

from facilitate import audit
from facilitate.archive.chain import append, lock_chain
from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import gather
from facilitate.archive.models import Record
from facilitate.archive.parts import build_parts
from facilitate.archive.searching import refresh_search_text
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live.closing import forget_counts
from facilitate.live.models import Proposal, Summary
from facilitate.live.screens import revoke_screens


class NotClosed(Conflict):
    code = "not-closed"
    sentence = _l("Samtalet är inte avslutat, eller redan fastställt.")


class CommentsWaiting(Conflict):
    code = "comments-waiting"


def seal(dialogue: Dialogue, user_id: int) -> Record:
    """Make the record. Raises NotClosed, and CommentsWaiting while a comment has not been read.

    Nothing is lost by waiting: the dialogue stays closed until this has succeeded as a whole.
    """
    lock_chain(dialogue.organisation_id)
    db.session.refresh(dialogue, with_for_update=True)
    if dialogue.phase != DialoguePhase.CLOSED:
        raise NotClosed
    gathered = gather(dialogue)
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
        dialogue, build_parts(gathered, texts), texts, kind="dialogue", about=None, user_id=user_id
    )
    refresh_search_text(record)
    _let_go(dialogue)
    dialogue.phase, dialogue.sealed_at = DialoguePhase.SEALED, now()
    audit.record(
        "dialogue.sealed",
        organisation_id=dialogue.organisation_id,
        user_id=user_id,
        subject=f"dialogue:{dialogue.id}",
        record=record.id,
        checksum=record.checksum,
    )
    return record


def _let_go(dialogue: Dialogue) -> None:
    """Forget the counts, for the record holds what may be shown of them; and the working papers, which it holds.

    Comments stay: unmasked originals and hidden ones are official documents until a decision lets them go.
    """
    forget_counts(dialogue)
    revoke_screens(dialogue)
    db.session.execute(delete(Proposal).where(Proposal.dialogue_id == dialogue.id))
    db.session.execute(delete(Summary).where(Summary.dialogue_id == dialogue.id))


