"""The organisations of an installation, their settings, and how the first one comes about."""

import re
import unicodedata
from itertools import chain, count

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate import audit
from facilitate.access import Role
from facilitate.accounts import queries
from facilitate.accounts.links import LinkDead, make_link, use_link
from facilitate.accounts.models import LinkPurpose, Membership, MembershipRole, Organisation, User
from facilitate.errors import Invalid
from facilitate.extensions import db

FIRST_ROLES = (Role.ADMINISTRATOR, Role.COORDINATOR)
"""What the first user of an organisation is; somebody always has to be each of them."""


def make_setup_link() -> str:
    """The token of the link that makes the first organisation and user; refused once there is a user."""
    if queries.has_users():
        raise Invalid(_l("Det finns redan användare. Be en administratör om en inbjudan."))
    return make_link(LinkPurpose.SETUP)


def set_up(token: str, organisation_name: str, name: str, email: str, password_hash: str) -> User:
    """Make the first organisation with its first user. The link works once, and while there is no user."""
    use_link(token, LinkPurpose.SETUP)
    if queries.has_users():
        raise LinkDead
    user = User(email=queries.tidy_email(email), name=name, password_hash=password_hash)
    organisation = add_organisation(organisation_name)
    roles = [MembershipRole(role=role) for role in FIRST_ROLES]
    db.session.add(Membership(organisation=organisation, user=user, roles=roles))
    db.session.flush()
    audit.record("member.joined", organisation_id=organisation.id, user_id=user.id, subject=f"user:{user.id}")
    return user


def add_organisation(name: str, slug: str | None = None) -> Organisation:
    """Add an organisation; its short name, part of public addresses, is made from the name if not given."""
    if slug and _taken(slug):
        raise Invalid(_l("Kortnamnet %(slug)s är upptaget.", slug=slug))
    if slug and slug != slug_from(slug):
        raise Invalid(_l("Kortnamnet får bara ha små bokstäver a–z, siffror och bindestreck."))
    organisation = Organisation(name=name, slug=slug or _free_slug(name))
    db.session.add(organisation)
    db.session.flush()
    audit.record(
        "organisation.added",
        organisation_id=organisation.id,
        user_id=None,
        subject=f"organisation:{organisation.id}",
    )
    return organisation


def change_settings(
    organisation: Organisation, name: str, time_zone: str, threshold: int, *, by_id: int | None
) -> None:
    """Change name, time zone and threshold. The threshold, for dialogues from now on, is only ever raised."""
    if threshold < organisation.threshold:
        raise Invalid(
            _l("Gränsen kan höjas men inte sänkas. Den är %(number)s nu.", number=organisation.threshold)
        )
    organisation.name, organisation.time_zone, organisation.threshold = name, time_zone, threshold
    audit.record(
        "organisation.changed",
        organisation_id=organisation.id,
        user_id=by_id,
        subject=f"organisation:{organisation.id}",
        threshold=threshold,
        time_zone=time_zone,
    )


def slug_from(name: str) -> str:
    """A short name for addresses: "Östra Göinge kommun" becomes "ostra-goinge-kommun"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "kommun"


def _free_slug(name: str) -> str:
    slug = slug_from(name)
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(one for one in candidates if not _taken(one))


def _taken(slug: str) -> bool:
    return db.session.scalar(select(Organisation.id).where(Organisation.slug == slug)) is not None
