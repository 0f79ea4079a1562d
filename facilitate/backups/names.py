"""Where backups lie and what they are called, so that old ones can be told from everything else."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from facilitate.clock import now

HALF = ".facilitate-half-"
ASIDE = "replaced"
OURS = re.compile(r"facilitate-(\d{8}T\d{6}Z)\.(?:backup|db(?:-wal|-shm)?)")
WRITTEN = "%Y%m%dT%H%M%SZ"


def name_now(ending: str = "backup") -> str:
    """facilitate-20261122T161316Z.backup"""
    return f"facilitate-{now().astimezone(UTC).strftime(WRITTEN)}.{ending}"


def time_in(name: str) -> datetime | None:
    """When a file of ours was made, by its name; None for any other."""
    found = OURS.fullmatch(name)
    return datetime.strptime(found[1], WRITTEN).replace(tzinfo=UTC) if found else None


@contextmanager
def half_made(folder: Path) -> Iterator[Path]:
    """A folder for its owner only, beside what is being made; gone afterwards with what is left in it."""
    with tempfile.TemporaryDirectory(prefix=HALF, dir=folder) as half:
        yield Path(half)
