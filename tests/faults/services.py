"""Two processes on PostgreSQL and Redis, and something of it stops."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitate.extensions import db
from tests.faults.crossing import Crossing
from tests.faults.server import FaultyServer
from tests.faults.standing import two_standing
from tests.faults.trial import Result, Trial
from tests.postgres import PostgresServer, postgres_server
from tests.redis_server import RedisServer


@dataclass(frozen=True)
class Installation:
    first: FaultyServer
    second: FaultyServer
    postgres: PostgresServer
    redis: RedisServer


@contextmanager
def installed(folder: Path) -> Iterator[Installation]:
    """Everything runs; `way` in front of both is up to the trial."""
    with postgres_server() as postgres, TemporaryDirectory(prefix="redis-", dir="/tmp") as own:
        redis = RedisServer(Path(own))
        redis.start()
        try:
            with two_standing(folder, postgres.url, redis.url) as (first, second):
                yield Installation(first, second, postgres, redis)
        finally:
            redis.stop()


def redis_stopped(all_of: Installation, trial: Trial, way: Crossing) -> Result:
    """Answers are stored all the same; moves reach everybody by the beat."""
    with trial.running(way.port):
        all_of.redis.stop()
        with trial.fault(8 if trial.long else 3):
            assert trial.desk.blank(on=True) == 303, "nobody can move the room"
        all_of.redis.start()
        back = trial.back()
        assert trial.desk.blank(on=False) == 303
        trial.back()
        _check_logs(all_of, trial, "redis")
        return trial.result("Redis stopped and started again", back, storing=True)


def postgres_stopped(all_of: Installation, trial: Trial, way: Crossing) -> Result:
    """Nothing can be stored; everybody waits."""
    with trial.running(way.port):
        db.session.remove()
        db.engine.dispose()  # what the trial itself looks through
        all_of.postgres.stop("fast")
        with trial.fault(8 if trial.long else 3):
            assert trial.desk.look()[0] == 503, "control does not say what is the matter"
        all_of.postgres.start()
        back = trial.back()
        _check_logs(all_of, trial, "event=answers_not_stored")
        return trial.result("PostgreSQL stopped and started again", back)


def one_killed(all_of: Installation, trial: Trial, way: Crossing) -> Result:
    """Its phones move over to the other; it comes back later."""
    with trial.running(way.port):
        with trial.fault(0.1):
            all_of.second.kill()
        back = trial.back()
        all_of.second.start()
        assert trial.desk.blank(on=True) == 303
        trial.back()
        _check_logs(all_of, trial)
        return trial.result("one process of two killed (-9)", back, storing=True)


def on(
    all_of: Installation,
    act: Callable[[Installation, Trial, Crossing], Result],
    people: int,
    *,
    long: bool,
) -> Result:
    ports = (all_of.first.settings.port, all_of.second.settings.port)
    with Crossing(*ports).standing() as way:
        return act(all_of, Trial(all_of.first, people, long=long), way)


def _check_logs(all_of: Installation, trial: Trial, *expected: str) -> None:
    trial.check_log(*expected)
    trial.check(all_of.second.log)
