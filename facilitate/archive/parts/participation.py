"""How many came, and by which way they answered. Free to tell: it says nothing of what anybody answered."""

from typing import Any

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.live.models import Channel


def build_participation(gathered: Gathered, _texts: CommittedTexts) -> dict[str, Any]:
    """People who joined and answered by channel. Who wrote is told for all together only: a single helped
    person who "wrote" would be tied to the only comment that reads like it."""
    rows = {row.channel: row for row in gathered.participations}
    channels = [rows[channel] for channel in Channel if channel in rows]
    return {
        "in_the_room": gathered.summary.in_the_room if gathered.summary else None,
        "joined": sum(row.joined for row in channels),
        "answered": sum(row.answered for row in channels),
        "commented": sum(row.commented for row in channels),
        "channels": [
            {"channel": row.channel, "joined": row.joined, "answered": row.answered} for row in channels
        ],
    }
