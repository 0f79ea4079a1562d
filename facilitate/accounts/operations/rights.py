"""News for the slices above: somebody's rights or sign-in ended or changed."""

from collections.abc import Callable

from facilitate.transaction import after_commit

rights_changed: list[Callable[[int], object]] = []
"""Called with the user's id after the commit; the room closes that person's sockets, which then ask anew."""


def announce(user_id: int) -> None:
    """Tell everybody who listens, once the surrounding unit of work is on disk."""
    for tell in rights_changed:
        after_commit(_bound(tell, user_id))


def _bound(tell: Callable[[int], object], user_id: int) -> Callable[[], object]:
    return lambda: tell(user_id)
