"""Things for tests, made through the database as the product would have made them."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from flask.testing import FlaskClient

from facilitate.access import Role
from facilitate.accounts.models import Department, Membership, MembershipRole, Organisation, User
from facilitate.dialogues.models import Dialogue, Spot, Step, StepKind, TargetGroup
from facilitate.extensions import db
from facilitate.places.models import Place, PlaceKind
from facilitate.transaction import unit_of_work

_numbers = count(1)


def save(thing: Any) -> Any:
    with unit_of_work():
        db.session.add(thing)
    return thing


def make_organisation(name: str = "Exempelby kommun", **given: Any) -> Organisation:
    return save(Organisation(slug=given.pop("slug", f"exempelby-{next(_numbers)}"), name=name, **given))


def make_department(organisation: Organisation, name: str | None = None) -> Department:
    name = name or f"Förvaltning {next(_numbers)}"
    return save(Department(organisation_id=organisation.id, name=name))


def make_member(
    organisation: Organisation,
    *roles: Role,
    departments: tuple[Department, ...] = (),
    name: str = "Kim Exempel",
) -> Membership:
    """A user with a membership; a facilitator when no role is named."""
    user = User(email=f"kim{next(_numbers)}@exempelby.example", name=name)
    membership = Membership(
        organisation_id=organisation.id,
        user=user,
        roles=[MembershipRole(role=role) for role in roles or (Role.FACILITATOR,)],
        departments=list(departments),
    )
    return save(membership)


def sign_in(client: FlaskClient, membership: Membership) -> None:
    """Make the client one in which this member has signed in."""
    with client.session_transaction() as kept:
        kept["_user_id"] = membership.user.get_id()
        kept["_fresh"] = True
        kept["organisation_id"] = membership.organisation_id


def make_place(organisation: Organisation, name: str | None = None, **given: Any) -> Place:
    given.setdefault("kind", PlaceKind.SQUARE)
    return save(Place(organisation_id=organisation.id, name=name or f"Platsen {next(_numbers)}", **given))


def make_dialogue(
    organisation: Organisation,
    owner: Membership | None = None,
    spots: tuple[str, ...] = ("Busstationen", "Torget"),
    kinds: tuple[StepKind, ...] = (StepKind.WELCOME, StepKind.RATE, StepKind.COMMENT, StepKind.CLOSING),
    **given: Any,
) -> Dialogue:
    """A draft with everything that *Ready* asks for."""
    dialogue = Dialogue(
        organisation_id=organisation.id,
        owner_id=owner.user_id if owner else None,
        target_group=TargetGroup.PENSIONERS,
        title={"sv": "Trygghet i Exempelby", "en": "Safety in Exempelby"},
        purpose={"sv": "Veta var du känner dig trygg.", "en": "Know where you feel safe."},
        can_influence={"sv": "Ljus och skötsel.", "en": "Light and upkeep."},
        cannot_influence={"sv": "Polisens arbete.", "en": "The work of the police."},
        starts_at=datetime(2026, 3, 12, 13, 0, tzinfo=UTC),
        room="Folkets hus",
        case_number="KS 2026-000001",
        invited="Föreningens medlemmar, med brev.",
        feedback_on=date(2026, 4, 16),
        feedback_where={"sv": "På föreningens möte.", "en": "At the association's meeting."},
        contact="Samordnaren, 0500-00 00 00",
        steps=[
            Step(position=at, kind=kind, title={"sv": kind.value}, minutes=5)
            for at, kind in enumerate(kinds, 1)
        ],
        spots=[Spot(position=at, label={"sv": label}) for at, label in enumerate(spots, 1)],
    )
    for name, value in given.items():
        setattr(dialogue, name, value)
    lead = make_department(organisation)
    dialogue.lead_department_id = lead.id
    return save(dialogue)
