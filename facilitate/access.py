"""Who may do what: one readable table, default deny. Whose things they are is the queries' part."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from flask import Flask, request
from flask.typing import ResponseReturnValue

from facilitate.errors import Forbidden

View = TypeVar("View", bound=Callable[..., Any])


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"


class PassRole(StrEnum):
    """What a colleague without a login was let in for, into one dialogue for one evening."""

    LEAD = "lead"
    READ = "read"
    """Reads comments."""
    HELP = "help"
    """Helps people answer: on a device of its own, and by entering paper forms."""


class Permission(StrEnum):
    """What a member of staff or a colleague may do; scope:resource:action."""

    OWN_ACCOUNT = "user:account:change"
    MANAGE_ORGANISATION = "organisation:settings:manage"
    MANAGE_MEMBERS = "organisation:members:manage"
    READ_AUDIT = "organisation:audit:read"
    READ_PLACES = "organisation:places:read"
    EDIT_PLACES = "organisation:places:edit"
    READ_DIALOGUES = "organisation:dialogues:read"
    PREPARE_DIALOGUE = "dialogue:preparation:edit"
    LEAD_DIALOGUE = "dialogue:stage:move"
    MODERATE_COMMENTS = "dialogue:comments:moderate"
    LET_IN_COLLEAGUES = "dialogue:colleagues:manage"
    HELP_ANSWER = "dialogue:answers:help"
    ENTER_ANSWERS = "dialogue:answers:enter"
    FINISH_DIALOGUE = "dialogue:record:seal"
    READ_RECORDS = "organisation:records:read"
    AMEND_RECORD = "record:parts:add"
    HAND_OUT_RECORD = "record:handouts:make"


_EVERYONE = frozenset(Role)
_LEADING = frozenset({Role.COORDINATOR, Role.FACILITATOR})

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.OWN_ACCOUNT: _EVERYONE,
    Permission.MANAGE_ORGANISATION: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_MEMBERS: frozenset({Role.ADMINISTRATOR}),
    Permission.READ_AUDIT: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    Permission.READ_PLACES: _EVERYONE,
    Permission.EDIT_PLACES: _LEADING,
    Permission.READ_DIALOGUES: _LEADING,
    Permission.PREPARE_DIALOGUE: _LEADING,
    Permission.LEAD_DIALOGUE: _LEADING,
    Permission.MODERATE_COMMENTS: _LEADING,
    Permission.LET_IN_COLLEAGUES: _LEADING,
    Permission.HELP_ANSWER: _LEADING,
    Permission.ENTER_ANSWERS: _LEADING,
    Permission.FINISH_DIALOGUE: _LEADING,
    Permission.READ_RECORDS: _LEADING,
    Permission.AMEND_RECORD: _LEADING,
    Permission.HAND_OUT_RECORD: _LEADING,
}
"""Which roles hold a permission at all. For one dialogue or record, the query that fetches it
through the person decides besides: a coordinator reaches all of the organisation's, a facilitator
the own ones and those that the own departments lead or co-organise."""

COLLEAGUES_ALLOWED: dict[PassRole, frozenset[Permission]] = {
    PassRole.LEAD: frozenset(
        {
            Permission.LEAD_DIALOGUE,
            Permission.MODERATE_COMMENTS,
            Permission.HELP_ANSWER,
            Permission.ENTER_ANSWERS,
        }
    ),
    PassRole.READ: frozenset({Permission.MODERATE_COMMENTS}),
    PassRole.HELP: frozenset({Permission.HELP_ANSWER, Permission.ENTER_ANSWERS}),
}
"""What a pass allows, at addresses of its own dialogue (`<int:dialogue_id>`) and nowhere else."""


class Holder(Protocol):
    """Whoever may do something: a membership by its roles, or a colleague with a pass for one evening."""

    @property
    def permissions(self) -> frozenset[Permission]: ...


def allows(holder: Holder | None, permission: Permission) -> bool:
    """Whether the holder has the permission; nobody holds nothing."""
    return holder is not None and permission in holder.permissions


def permissions_of(roles: Collection[Role]) -> frozenset[Permission]:
    """Everything that at least one of the roles may do."""
    return frozenset(permission for permission, allowed in ALLOWED.items() if allowed & set(roles))


def requires(permission: Permission) -> Callable[[View], View]:
    """Name the permission that a view needs; the gate below asks for it before the view runs."""

    def mark(view: View) -> View:
        view.access = permission  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Name a view as open to all: participants' own identity, if any, is checked in the view."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def access_of(app: Flask, endpoint: str) -> Permission | str | None:
    """The permission or "public" that a route was given, None when it was forgotten."""
    view = app.view_functions[endpoint]
    return getattr(getattr(view, "view_class", view), "access", None) or getattr(view, "access", None)


def init_app(
    app: Flask, holder: Callable[[], Holder | None], sign_in: Callable[[], ResponseReturnValue]
) -> None:
    """Close every door that was not opened: `holder` tells who asks, `sign_in` answers strangers."""

    @app.context_processor
    def what_they_may() -> dict[str, object]:
        return {"may": lambda permission: allows(holder(), Permission(permission))}

    @app.before_request
    def gate() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        access = access_of(app, request.endpoint)
        if access == "public":
            return None
        who = holder()
        if who is None:
            return sign_in()
        if not isinstance(access, Permission) or not allows(who, access):
            raise Forbidden
        return None
