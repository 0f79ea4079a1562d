"""Two processes on one PostgreSQL and one Redis, half of the phones at each."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.bursts import burst
from bench.crowd import crowd
from bench.gathering import Gathering
from bench.hall import MOST_PLACES, ask, found_town, open_hall
from bench.product import Product
from bench.sustained import highest_of, require_stored
from facilitate.commands.database import bring_up_to_date
from facilitate.extensions import db
from tests.postgres import postgres_server
from tests.redis_server import running_redis

PHONES = 2000


def measure(runs: int) -> dict[str, float]:
    """Of what was stored the worst run counts. Raises RuntimeError when an acknowledged answer is missing."""
    with gathering_at_two(PHONES) as room:
        room.crowd.connect(PHONES)
        several = [burst(room, PHONES) for _ in range(runs)]
        rate = highest_of(room)
        require_stored(room)
    return {
        "scaled_burst_2000_p95_ms": median(one.p95_ms for one in several),
        "scaled_stored": min(one.stored for one in several),
        "scaled_sustained_answers_per_s": rate,
    }


@contextmanager
def gathering_at_two(people: int) -> Iterator[Gathering]:
    """So many phones that have joined, divided between two processes. PostgreSQL waits for its disk."""
    with ExitStack() as opened:
        url = opened.enter_context(postgres_server(durable=True)).url
        redis = opened.enter_context(running_redis()).url
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="bench-")))
        both = [Product(folder, database_url=url, redis_url=redis) for _ in range(2)]
        opened.enter_context(both[0].app.app_context())
        bring_up_to_date()
        opened.callback(db.engine.dispose)
        town = found_town()
        hall = open_hall(town, MOST_PLACES)
        for one in both:
            opened.callback(one.stop)
            one.start()
        phones = opened.enter_context(crowd())
        phones.go_to(both[0].port, hall.path, both[1].port)
        phones.join(people)
        ask(hall)
        yield Gathering(both[0], phones, town, hall, phones.identities())
