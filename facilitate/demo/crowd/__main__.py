"""python -m facilitate.demo.crowd http://127.0.0.1:8000 KDM4R7 40: a process of its own beside the server."""

import argparse
import asyncio
import os
import sys
from random import Random

from facilitate.demo.crowd.address import Address
from facilitate.demo.crowd.gathering import bring


def main() -> None:
    """Run until the server is gone: it holds the other end of our standard input."""
    given = _arguments()
    os.nice(5)  # the room comes first
    chance = Random(given.seed)  # noqa: S311 - invented people keep no secrets
    address = Address.of(given.address, given.code)
    asyncio.run(_until_left_alone(address, given.people, given.pace, chance))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="facilitate.demo.crowd", description="Simulated participants.")
    parser.add_argument("address", help="the server on this machine, as in http://127.0.0.1:8000")
    parser.add_argument("code", help="the dialogue's code")
    parser.add_argument("people", type=int)
    parser.add_argument("--pace", type=float, default=1.0, help="1 is human; 0.1 is ten times as fast")
    parser.add_argument("--seed", type=int, help="the same people again")
    return parser.parse_args()


async def _until_left_alone(address: Address, people: int, pace: float, chance: Random) -> None:
    crowd = asyncio.create_task(bring(address, people, pace, chance))
    alone = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    await asyncio.wait({crowd, alone}, return_when=asyncio.FIRST_COMPLETED)
    if crowd.done():
        crowd.result()


if __name__ == "__main__":
    main()
