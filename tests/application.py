"""The product inside a test: for making things, and for looking at what a server beside it has stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from config import Settings
from facilitate.app import create_app
from facilitate.extensions import db


@contextmanager
def application(settings: Settings, **config: Any) -> Iterator[Flask]:
    """One with these settings, inside its context; its connections to the database end with it."""
    made = create_app(settings)
    made.config.update(TESTING=True, **config)
    with made.app_context():
        try:
            yield made
        finally:
            db.session.remove()
            db.engine.dispose()
