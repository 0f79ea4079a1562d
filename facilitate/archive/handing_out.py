"""One link with what may be handed to the host of a dialogue: the sums, never what anybody wrote."""

from sqlalchemy import select

from facilitate import audit
from facilitate.archive.models import Handout, Record
from facilitate.archive.queries import record_about
from facilitate.clock import now
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.tokens import hash_of, new_token


def make_handout(record: Record, user_id: int) -> str:
    """The token of a new link. It is shown once: only its hash is kept."""
    token = new_token()
    db.session.add(Handout(record_id=record.id, token_hash=hash_of(token), made_by_id=user_id))
    _note("record.handout-made", record, user_id)
    return token


def revoke_handout(record: Record, user_id: int, handout_id: int) -> None:
    """Let a link lead nowhere from now on. Raises NotFound for another record's."""
    handout = next((one for one in handouts_of(record) if one.id == handout_id), None)
    if handout is None:
        raise NotFound
    handout.revoked_at = now()
    _note("record.handout-revoked", record, user_id)


def handouts_of(record: Record) -> list[Handout]:
    """The links that still lead to a record, the newest first."""
    query = select(Handout).where(Handout.record_id == record.id, Handout.revoked_at.is_(None))
    return list(db.session.scalars(query.order_by(Handout.id.desc())))


def record_by_handout(token: str) -> Record:
    """The record of a link, as it is in force now: corrected since, it is the corrected one.

    Raises NotFound for a link that was never made or leads nowhere any more.
    """
    handout = db.session.scalar(
        select(Handout).where(Handout.token_hash == hash_of(token), Handout.revoked_at.is_(None))
    )
    if handout is None:
        raise NotFound
    return record_about(handout.record.dialogue)


def _note(act: str, record: Record, user_id: int) -> None:
    audit.record(act, organisation_id=record.organisation_id, user_id=user_id, subject=f"record:{record.id}")
