"""Verbs of the slice. None of them commits; passwords arrive hashed, because hashing waits."""

from facilitate.accounts.operations.credentials import (
    change_password,
    make_reset_link,
    note_sign_in,
    note_sign_out,
    reset_password,
)
from facilitate.accounts.operations.departments import (
    add_department,
    archive_department,
    rename_department,
    restore_department,
)
from facilitate.accounts.operations.memberships import (
    accept_invitation,
    change_membership,
    end_membership,
    invite,
    invite_again,
)
from facilitate.accounts.operations.organisations import (
    add_organisation,
    change_settings,
    make_setup_link,
    set_up,
)
from facilitate.accounts.operations.rights import rights_changed

__all__ = [
    "accept_invitation",
    "add_department",
    "add_organisation",
    "archive_department",
    "change_membership",
    "change_password",
    "change_settings",
    "end_membership",
    "invite",
    "invite_again",
    "make_reset_link",
    "make_setup_link",
    "note_sign_in",
    "note_sign_out",
    "rename_department",
    "reset_password",
    "restore_department",
    "rights_changed",
    "set_up",
]
