"""Sealing on PostgreSQL, which locks row by row."""

from functools import partial

import pytest

from facilitate.archive import operations
from facilitate.archive.models import Record
from facilitate.archive.operations import AlreadySealed
from facilitate.archive.reading import texts_of
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


def test_a_sentence_saved_while_the_record_is_sealed_is_in_it_or_refused(app, organisation, facilitator):
    dialogue_id, sealer = close_dialogue(organisation, facilitator).id, facilitator.user_id
    kept: list[str] = []

    def save(words: str) -> None:
        try:
            with unit_of_work():
                operations.save_sentences(db.session.get(Dialogue, dialogue_id), [words])
                kept.append(words)  # in the order of the lock
        except AlreadySealed:
            pass

    def finish() -> None:
        with unit_of_work():
            seal(db.session.get(Dialogue, dialogue_id), sealer)

    sentences = [partial(save, f"Mening {number}.") for number in range(8)]
    at_once(app, [*sentences[:4], finish, *sentences[4:]])
    sealed = {one.text for one in texts_of(db.session.query(Record).one()).values()}
    assert db.session.query(Summary).count() == 0
    assert set(kept[-1:]) <= sealed
