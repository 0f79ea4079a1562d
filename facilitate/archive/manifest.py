"""The manifest of a record: what its one checksum is made of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from facilitate.archive.canonical import canonical, checksum_of, normal

FORMAT = 1
NO_PREVIOUS = "0" * 64
"""What the first record of an organisation says instead of a previous checksum."""

Manifest = dict[str, Any]


@dataclass(frozen=True)
class Link:
    """The place of a new record in its organisation's chain."""

    organisation: str
    slug: str
    sequence: int
    previous: str


def build_manifest(
    link: Link,
    parts: dict[str, str],
    *,
    kind: str,
    about: str | None,
    sealed_at: datetime,
    threshold: int,
    scales: dict[str, Any],
    software: str,
    demonstration: bool,
) -> Manifest:
    """Build the manifest over parts that are already written canonically.

    `about` is the checksum of the record that an addition or correction speaks of. `sealed_at` is kept to the
    second. `scales` describes every scale that the figures use, with its labels.
    """
    return {
        "format": FORMAT,
        "organisation": {"name": normal(link.organisation), "slug": link.slug},
        "sequence": link.sequence,
        "previous": link.previous,
        "kind": kind,
        "about": about,
        "sealed_at": sealed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "threshold": threshold,
        "scales": scales,
        "software": software,
        "demonstration": demonstration,
        "parts": {name: checksum_of(written) for name, written in parts.items()},
    }


def seal_of(manifest: Manifest) -> str:
    """The checksum of the whole record: SHA-256 over the manifest's canonical form."""
    return checksum_of(canonical(manifest))
