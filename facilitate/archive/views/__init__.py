"""Pages of the slice: the work after closing, records, what is done to them, downloads, verification."""

from facilitate.archive.views import (
    amendments,
    downloads,
    entering,
    handouts,
    preliminary,
    records,
    totals,
    verification,
    work,
)
from facilitate.archive.views.blueprint import blueprint

__all__ = [
    "amendments",
    "blueprint",
    "downloads",
    "entering",
    "handouts",
    "preliminary",
    "records",
    "totals",
    "verification",
    "work",
]
