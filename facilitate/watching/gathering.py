"""Every number that operators see: of this process, none of a dialogue or of anybody in it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
from flask import current_app
from sqlalchemy.pool import QueuePool

from facilitate import measures
from facilitate.archive.chain import software_version
from facilitate.extensions import db
from facilitate.live.broadcaster import of_app
from facilitate.live.listeners import Audience
from facilitate.live.writer import Writer
from facilitate.loop_lag import Histogram, loop_lag
from facilitate.watching.exposition import Metric, Spread, gauge
from facilitate.watching.recent import recent_lag

QUANTILES = (0.5, 0.95, 0.99)


def metrics() -> "Iterator[Metric | Spread]":
    """The loop first: whatever is wrong shows there."""
    yield from _loop(recent_lag(), loop_lag())
    yield from _room()
    yield from _answers(current_app.extensions["facilitate.writer"])
    yield Metric(
        "facilitate_http_responses_total",
        "counter",
        "Responses by class of status.",
        measures.responses,
        "class",
    )
    yield from _database()
    yield from _process()


def _loop(recent: Histogram, ever: Histogram) -> "Iterator[Metric | Spread]":
    yield Metric(
        "facilitate_loop_lag_recent_seconds",
        "gauge",
        "How late the event loop was, about the last minute.",
        {str(share): recent.quantile(share) / 1000 for share in QUANTILES},
        "quantile",
    )
    yield Spread("facilitate_loop_lag_seconds", "How late the event loop was, since the start.", ever, 1000)


def _room() -> Iterator[Metric]:
    found = Counter(one.audience for one in of_app().listeners.everyone())
    yield Metric(
        "facilitate_connections",
        "gauge",
        "Open sockets by audience.",
        {one.value: found[one] for one in Audience},
        "audience",
    )


def _answers(writer: Writer) -> "Iterator[Metric | Spread]":
    yield Metric(
        "facilitate_answers_total", "counter", "Answers: stored, or why refused.", measures.answers, "outcome"
    )
    yield Spread("facilitate_batch_answers", "Answers stored in one transaction.", measures.batch_sizes)
    yield Spread("facilitate_batch_seconds", "Time of one such transaction.", measures.batch_ms, 1000)
    yield gauge("facilitate_answers_waiting", "Answers that no transaction has taken yet.", writer.queued)
    yield gauge("facilitate_writer_busy_seconds", "Age of the transaction under way.", writer.busy_seconds)


def _database() -> Iterator[Metric]:
    pool = db.engine.pool
    if isinstance(pool, QueuePool):
        values = {"in_use": pool.checkedout(), "idle": pool.checkedin()}
        yield Metric(
            "facilitate_database_connections", "gauge", "Connections to the database.", values, "state"
        )
    if db.engine.dialect.name == "sqlite" and db.engine.url.database:
        log = Path(f"{db.engine.url.database}-wal")
        size = log.stat().st_size if log.exists() else 0
        yield gauge("facilitate_database_log_bytes", "Size of SQLite's write-ahead log.", size)


def _process() -> Iterator[Metric]:
    process = psutil.Process()
    yield gauge("facilitate_resident_bytes", "Memory in use.", process.memory_info().rss)
    yield gauge("facilitate_open_files", "Open files and sockets.", process.num_fds())
    yield gauge("facilitate_start_time_seconds", "When the process started.", process.create_time())
    yield Metric("facilitate_info", "gauge", "The version.", {software_version(): 1}, "version")
