"""Sealing on PostgreSQL, which locks row by row."""

import threading

import pytest

from facilitate.archive import operations
from facilitate.archive.operations import AlreadySealed
from facilitate.archive.sealing import seal
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live.models import Summary
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue
from tests.live.test_postgres import app, at_once
from tests.postgres import postgres_url

__all__ = ["app", "postgres_url"]

pytestmark = pytest.mark.postgres


def test_a_sentence_that_is_being_saved_when_the_record_is_sealed_is_refused(app, organisation, facilitator):
    dialogue_id, sealer = close_dialogue(organisation, facilitator).id, facilitator.user_id
    begun, sealed, told = threading.Event(), threading.Event(), []

    def save() -> None:
        with unit_of_work():
            dialogue = db.session.get(Dialogue, dialogue_id)
            begun.set()
            assert sealed.wait(20)
            with pytest.raises(AlreadySealed):
                operations.save_sentences(dialogue, ["För sent."])
        told.append("refused")

    def finish() -> None:
        assert begun.wait(20)
        with unit_of_work():
            seal(db.session.get(Dialogue, dialogue_id), sealer)
        sealed.set()

    at_once(app, [save, finish])
    assert told == ["refused"]
    assert db.session.query(Summary).count() == 0
