"""What those who entered forms are called, from the keys that the forms keep of them."""

from collections.abc import Collection

from sqlalchemy import select

from facilitate.accounts.models import User
from facilitate.extensions import db
from facilitate.live.models import Pass


def names_of(keys: Collection[str]) -> dict[str, str]:
    """Names by the actors' keys (see live/actors.py); whoever is gone since then is left out."""
    users = {int(key.removeprefix("user:")) for key in keys if key.startswith("user:")}
    passes = {key.removeprefix("pass:") for key in keys if key.startswith("pass:")}
    found = select(User.id, User.name).where(User.id.in_(users))
    names = {f"user:{user_id}": name for user_id, name in db.session.execute(found)}
    lent = select(Pass.id, Pass.name).where(Pass.id.in_(passes))
    return names | {f"pass:{pass_id}": name for pass_id, name in db.session.execute(lent)}
