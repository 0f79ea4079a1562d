"""A server of a trial's own, on a folder, with what goes around it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from config import Settings
from facilitate.app import create_app
from facilitate.commands.database import bring_up_to_date
from facilitate.extensions import db
from tests.browser.live_server import HALL, free_port
from tests.faults.server import FaultyServer

INSTANCE = "instance"


@contextmanager
def standing(
    folder: Path, under: Sequence[str] = (), around: Mapping[str, str] | None = None
) -> Iterator[FaultyServer]:
    """A running server; its database lies in the folder, its log beside that. What is done inside sees the same
    database, by an application that serves nothing."""
    port = free_port()
    settings = Settings(
        host="127.0.0.1",
        port=port,
        instance_path=folder / INSTANCE,
        secret_key="test",
        base_url=f"http://{HALL}:{port}",
    )
    app = create_app(settings)
    app.config.update(TESTING=True)
    server = FaultyServer(settings, under, around)
    with app.app_context():
        try:
            bring_up_to_date()
            server.start()
            yield server
        finally:
            server.stop()
            db.session.remove()
            db.engine.dispose()
