"""Every fault by its name, and how one is tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.faults import browsers, clock, disk, files, lines, services, stops
from tests.faults.crossing import Crossing
from tests.faults.services import Installation
from tests.faults.standing import INSTANCE, standing
from tests.faults.trial import Result, Trial


def _nothing(_folder: Path) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Fault:
    """`under` and `around` are the server's surroundings, where the fault needs other ones."""

    act: Callable[[Trial], Result]
    under: tuple[str, ...] = ()
    around: Callable[[Path], Mapping[str, str]] = _nothing

    def attempt(self, folder: Path, people: int, *, long: bool) -> Result:
        with standing(folder, self.under, self.around(folder / INSTANCE)) as server:
            return self.act(Trial(server, people, long=long))


@dataclass(frozen=True)
class OfSeveral:
    """A fault of an installation with two processes, PostgreSQL and Redis."""

    act: Callable[[Installation, Trial, Crossing], Result]

    def attempt(self, folder: Path, people: int, *, long: bool) -> Result:
        with services.installed(folder) as all_of:
            return services.on(all_of, self.act, people, long=long)


FAULTS: Mapping[str, Fault | OfSeveral] = {
    "killed": Fault(stops.killed),
    "browsers": Fault(browsers.killed),
    "asleep": Fault(stops.asleep),
    "locked": Fault(stops.database_locked),
    "full-disk": Fault(disk.full),
    "deaf": Fault(lines.deaf),
    "half-open": Fault(lines.half_open),
    "mixed": Fault(lines.mixed),
    "clock": Fault(clock.jumps, around=clock.around),
    "files": Fault(files.too_many, files.UNDER),
    "redis": OfSeveral(services.redis_stopped),
    "postgres": OfSeveral(services.postgres_stopped),
    "one-of-two": OfSeveral(services.one_killed),
}
