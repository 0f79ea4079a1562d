"""What programs that watch are told, and who is told it."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Settings
from facilitate import measures
from facilitate.app import create_app
from facilitate.extensions import db
from facilitate.live import intake
from facilitate.live.intake import AnswerMessage
from facilitate.loop_lag import Histogram
from facilitate.watching import recent
from facilitate.watching.exposition import Metric, Spread, exposed
from tests.counting import statements
from tests.live.rooms import make_room

TOKEN = "a-token-of-the-operators"
LINE = re.compile(r'[a-z_]+(?:\{[a-z]+="[^"\\\n]*"\})? (?:[0-9.e+-]+)')


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, metrics_token=TOKEN)


def numbers(client: FlaskClient) -> dict[str, float]:
    answer = client.get("/metrics", headers=bearer(TOKEN))
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    lines = [one for one in answer.text.splitlines() if not one.startswith("#")]
    assert all(LINE.fullmatch(one) for one in lines), lines
    return {name: float(number) for name, _space, number in (one.rpartition(" ") for one in lines)}


def test_a_process_that_lives_says_so_without_its_database(client: FlaskClient) -> None:
    with statements() as sent:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert sent == []


def test_a_process_is_ready_with_its_database_and_schema_and_a_writer_that_moves(
    app: Flask, client: FlaskClient
) -> None:
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json == {"ready": True, "database": True, "schema": True, "writer": True, "relay": None}
    writer = app.extensions["facilitate.writer"]
    writer._storing_since = -1000.0
    assert (client.get("/readyz").status_code, client.get("/readyz").json["writer"]) == (503, False)
    writer._storing_since = None
    db.session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    db.session.commit()
    assert (client.get("/readyz").status_code, client.get("/readyz").json["schema"]) == (503, False)
    db.session.connection().exec_driver_sql("DROP TABLE alembic_version")
    db.session.commit()
    assert (client.get("/readyz").status_code, client.get("/readyz").json["database"]) == (503, False)


def test_without_redis_a_process_is_worse_but_ready(settings: Settings) -> None:
    away = create_app(replace(settings, redis_url="redis://127.0.0.1:1/0"))
    away.config.update(TESTING=True)
    answer = away.test_client().get("/readyz")
    assert (answer.status_code, answer.json["relay"]) == (200, False)
    with away.app_context():
        db.engine.dispose()


def test_only_who_has_the_token_sees_the_numbers(app: Flask, client: FlaskClient) -> None:
    assert numbers(client)
    for wrong in ({}, bearer("another-token-of-nobody"), bearer(""), {"Authorization": TOKEN[:-1]}):
        refused = client.get("/metrics", headers=wrong)
        assert (refused.status_code, refused.data) == (401, b"")


def test_where_no_token_is_set_there_is_no_such_page(settings: Settings) -> None:
    closed = create_app(replace(settings, metrics_token=None))
    closed.config.update(TESTING=True)
    assert closed.test_client().get("/metrics", headers=bearer("")).status_code == 404


def test_a_token_that_is_soon_guessed_is_refused() -> None:
    assert Settings.from_environment({"METRICS_TOKEN": TOKEN}).metrics_token == TOKEN
    with pytest.raises(ValueError, match="16 characters"):
        Settings.from_environment({"METRICS_TOKEN": "secret"})


def test_answers_are_counted_by_what_became_of_them_and_nobody_is_named(
    app: Flask, client: FlaskClient
) -> None:
    before = numbers(client)
    room = make_room()
    room.ask()
    [person] = room.join()
    dialogue_id, who, question = room.dialogue.id, person.id, room.questions()[0].id
    for code in ("2", "9"):
        intake.submit(dialogue_id, who, AnswerMessage(question=question, code=code, number=1))
    after = numbers(client)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('facilitate_answers_total{outcome="stored"}') == 1
    assert more('facilitate_answers_total{outcome="invalid"}') == 1
    assert more("facilitate_batch_seconds_count") == more("facilitate_batch_answers_count") == 2
    assert after["facilitate_answers_waiting"] == after["facilitate_writer_busy_seconds"] == 0
    assert after['facilitate_connections{audience="phone"}'] == 0
    assert after["facilitate_resident_bytes"] > 1_000_000
    shown = client.get("/metrics", headers=bearer(TOKEN)).text
    for named in (who, room.dialogue.code, room.dialogue.organisation.name):
        assert named not in shown


def test_a_spread_counts_upwards_in_the_unit_of_its_name() -> None:
    seen = Histogram((1, 10), [0, 0, 0])
    for late in (0.5, 4, 4, 60):
        seen.note(late)
    assert exposed(iter([Spread("lag_seconds", "Late.", seen, 1000)])) == (
        "# HELP lag_seconds Late.\n# TYPE lag_seconds histogram\n"
        'lag_seconds_bucket{le="0.001"} 1\nlag_seconds_bucket{le="0.01"} 3\nlag_seconds_bucket{le="+Inf"} 4\n'
        "lag_seconds_sum 0.0685\nlag_seconds_count 4\n"
    )


def test_a_kind_that_has_not_been_seen_yet_has_no_line() -> None:
    assert exposed(iter([Metric("x_total", "counter", "X.", {}, "kind")])).count("\n") == 2


def test_the_lag_of_lately_forgets_what_is_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    moment, seen = 0.0, Histogram()
    monkeypatch.setattr(recent, "_marks", type(recent._marks)())
    monkeypatch.setattr(recent.time, "monotonic", lambda: moment)
    monkeypatch.setattr(recent, "loop_lag", lambda: Histogram(seen.bounds_ms, list(seen.counts), seen.sum_ms))
    seen.note(900)
    assert recent.recent_lag().quantile(1) > 500
    for moment in range(0, 200, 10):  # noqa: B007 - the clock that is read above
        late = recent.recent_lag().quantile(1)
    assert late == 0


def test_responses_are_counted_by_their_class() -> None:
    before = measures.responses["2xx"]
    measures.response_sent("204 No Content")
    measures.response_sent(b"200 OK")
    measures.response_sent(None)
    assert measures.responses["2xx"] == before + 2
    assert set(measures.responses) <= {"1xx", "2xx", "3xx", "4xx", "5xx"}
