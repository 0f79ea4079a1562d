"""People trickle in: some wait at the door, most come in the first minutes, a few come late."""

import asyncio
from random import Random

from facilitate.demo.crowd.address import Address
from facilitate.demo.crowd.mind import Remarks
from facilitate.demo.crowd.person import Person
from facilitate.demo.crowd.phone import Phone

MOST_BY = 180.0
"""Seconds within which all but the late have come."""
LATE_BY = 480.0
LATE = 12
"""One of so many is late."""
ENGLISH = 9
"""One of so many reads English."""


async def bring(address: Address, people: int, pace: float, chance: Random) -> None:
    """Bring so many people, and stay until the last has gone home."""
    remarks = Remarks(chance)
    arrivals = [
        _come(address, after * pace, "en" if number % ENGLISH == ENGLISH - 1 else "sv", remarks, pace, chance)
        for number, after in enumerate(arrival_times(people, chance))
    ]
    await asyncio.gather(*arrivals)


def arrival_times(people: int, chance: Random) -> list[float]:
    """Seconds from the beginning at which each of them comes."""
    return sorted(
        chance.uniform(MOST_BY, LATE_BY) if number % LATE == LATE - 1 else MOST_BY * (number / people) ** 1.5
        for number in range(people)
    )


async def _come(
    address: Address, after: float, language: str, remarks: Remarks, pace: float, chance: Random
) -> None:
    own = Random(chance.random())  # noqa: S311 - so that one person's doings do not change another's
    await asyncio.sleep(after)
    await Person(Phone(address, language), remarks, pace, own).attend()
