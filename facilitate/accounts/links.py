"""One-time links: handed out by a person or a command, because no mail server is needed."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import CursorResult, delete, update

from facilitate import clock
from facilitate.accounts.models import LinkPurpose, OneTimeLink
from facilitate.errors import DomainError
from facilitate.extensions import db
from facilitate.tokens import hash_of, new_token

LIFETIMES = {
    LinkPurpose.SETUP: timedelta(hours=1),
    LinkPurpose.INVITATION: timedelta(days=7),
    LinkPurpose.RESET: timedelta(days=1),
}


class LinkDead(DomainError):
    status = 410
    code = "link-dead"
    sentence = _l("Länken gäller inte längre. Den kan vara använd, eller för gammal. Be om en ny.")


def make_link(
    purpose: LinkPurpose,
    *,
    user_id: int | None = None,
    organisation_id: int | None = None,
    made_by_id: int | None = None,
) -> str:
    """Make a link and give its token, which is shown once; an earlier one for the same stops working."""
    db.session.execute(
        delete(OneTimeLink).where(
            OneTimeLink.purpose == purpose,
            OneTimeLink.user_id.is_not_distinct_from(user_id),
            OneTimeLink.organisation_id.is_not_distinct_from(organisation_id),
            OneTimeLink.used_at.is_(None),
        )
    )
    token = new_token()
    db.session.add(
        OneTimeLink(
            token_hash=hash_of(token),
            purpose=purpose,
            user_id=user_id,
            organisation_id=organisation_id,
            made_by_id=made_by_id,
            expires_at=clock.now() + LIFETIMES[purpose],
        )
    )
    return token


def link_of(token: str, purpose: LinkPurpose) -> OneTimeLink:
    """The link, if it can still be used; LinkDead otherwise."""
    link = db.session.get(OneTimeLink, hash_of(token))
    if link is None or link.purpose != purpose or link.used_at or link.expires_at <= clock.now():
        raise LinkDead
    return link


def use_link(token: str, purpose: LinkPurpose) -> OneTimeLink:
    """Use the link up. Of two who use it at once, one gets LinkDead."""
    used = db.session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.token_hash == hash_of(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > clock.now(),
        )
        .values(used_at=clock.now())
    )
    if not isinstance(used, CursorResult) or used.rowcount != 1:
        raise LinkDead
    return db.session.get_one(OneTimeLink, hash_of(token))


def revoke_links(user_id: int, purpose: LinkPurpose, organisation_id: int | None = None) -> None:
    """Make the user's unused links of this purpose stop working; only one organisation's when it is named."""
    query = delete(OneTimeLink).where(
        OneTimeLink.user_id == user_id, OneTimeLink.purpose == purpose, OneTimeLink.used_at.is_(None)
    )
    if organisation_id is not None:
        query = query.where(OneTimeLink.organisation_id == organisation_id)
    db.session.execute(query)
