"""How many statements a page sends to the database, so that lists do not slow down as they grow."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from facilitate.extensions import db


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements sent inside the block; what was read before is forgotten first."""
    db.session.rollback()
    sent: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
