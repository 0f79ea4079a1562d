"""Reads: dialogues are always fetched through the person who asks."""

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, bindparam, false, or_, select
from sqlalchemy.orm import joinedload

from facilitate.access import Role
from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, DialogueDepartment, DialoguePhase, Spot, Step, TargetGroup
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.places.folding import folded
from facilitate.places.models import Place
from facilitate.places.queries import matching, places_in_use

PER_PAGE = 25

# With whose it is: every page of a phone begins with this.
_BY_CODE = (
    select(Dialogue)
    .where(Dialogue.code == bindparam("code"))
    .options(joinedload(Dialogue.organisation, innerjoin=True))
)


def reachable(membership: Membership) -> Select[Dialogue]:
    """The dialogues that the person may reach: a coordinator the organisation's, a facilitator the own
    ones and those that own departments lead or co-organise, anybody else none."""
    query = select(Dialogue).where(Dialogue.organisation_id == membership.organisation_id)
    if Role.COORDINATOR in membership.role_set:
        return query
    if Role.FACILITATOR not in membership.role_set:
        return query.where(false())
    departments = membership.department_ids
    helped = select(DialogueDepartment.dialogue_id).where(DialogueDepartment.department_id.in_(departments))
    return query.where(
        or_(
            Dialogue.owner_id == membership.user_id,
            Dialogue.lead_department_id.in_(departments),
            Dialogue.id.in_(helped),
        )
    )


def dialogue_of(membership: Membership, dialogue_id: int) -> Dialogue:
    """The dialogue, fetched through the person; NotFound when they may not know that it exists."""
    dialogue = db.session.scalar(reachable(membership).where(Dialogue.id == dialogue_id))
    if dialogue is None:
        raise NotFound
    return dialogue


def dialogues_for(
    membership: Membership,
    words: str = "",
    phase: DialoguePhase | None = None,
    target_group: TargetGroup | None = None,
    page: int = 1,
) -> Pagination:
    """One page of the dialogues that the person may reach, the newest date first, drafts without one on top.

    `words` are looked for in title, room and case number.
    """
    query = reachable(membership)
    if words.strip():
        query = query.where(Dialogue.search_words.contains(folded(words), autoescape=True))
    if phase is not None:
        query = query.where(Dialogue.phase == phase)
    if target_group is not None:
        query = query.where(Dialogue.target_group == target_group)
    query = query.order_by(Dialogue.starts_at.is_not(None), Dialogue.starts_at.desc(), Dialogue.id.desc())
    return db.paginate(query, page=page, per_page=PER_PAGE, error_out=False)


def by_code(code: str) -> Dialogue | None:
    """The dialogue with this join code, in whatever phase it is; the code as `codes.tidy` gives it."""
    return db.session.scalar(_BY_CODE, {"code": code})


def step_of(dialogue: Dialogue, step_id: int) -> Step:
    """The dialogue's own part, or NotFound."""
    for step in dialogue.steps:
        if step.id == step_id:
            return step
    raise NotFound


def spot_of(dialogue: Dialogue, spot_id: int) -> Spot:
    """The dialogue's own spot, or NotFound."""
    for spot in dialogue.spots:
        if spot.id == spot_id:
            return spot
    raise NotFound


def places_to_choose(dialogue: Dialogue, membership: Membership, words: str, most: int) -> list[Place]:
    """Places in use that the dialogue does not ask about yet, by name; `words` narrow them."""
    chosen = [spot.place_id for spot in dialogue.spots if spot.place_id]
    offered = matching(places_in_use(membership), words).where(Place.id.not_in(chosen))
    return list(db.session.scalars(offered.limit(most)))
