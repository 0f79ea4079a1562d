"""python -m tests.faults [FAULT ...]: every fault for as long as it lasts in earnest, in a table."""

import sys
from collections.abc import Sequence

from tests.faults.attempt import attempt
from tests.faults.faults import FAULTS
from tests.faults.trial import BACK_WITHIN, Result

PEOPLE = 60
COLUMNS = (
    "fault", "phones", "acknowledged", "lost", "doubled", "refused but stored",
    "seconds until the last was back", "what the phones said meanwhile", "true",
)  # fmt: skip


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in FAULTS]
    if unknown:
        sys.stderr.write(f"No such fault: {', '.join(unknown)}. There are: {', '.join(FAULTS)}\n")
        return 2
    _print(COLUMNS)
    _print(["---"] * len(COLUMNS))
    results = [_tried(name) for name in names or FAULTS]
    good = all(one is not None and one.faultless() for one in results)
    told = "As it should be" if good else "NOT as it should be"
    sys.stdout.write(f"\n{told}: nothing lost, and everybody back within {BACK_WITHIN:g} s.\n")
    return 0 if good else 1


def _tried(name: str) -> Result | None:
    try:
        result = attempt(name, PEOPLE, long=True)
    except AssertionError as error:
        _print([name, "failed"])
        sys.stderr.write(f"{error}\n")
        return None
    told = result.verdict
    back = "-" if result.back is None else f"{result.back:.1f}"
    _print(
        [
            result.fault, result.phones, told.acknowledged, told.lost, told.doubled, told.uncalled, back,
            result.said, "yes" if result.true else "NO",
        ]
    )  # fmt: skip
    return result


def _print(cells: Sequence[object]) -> None:
    sys.stdout.write(f"| {' | '.join(str(cell) for cell in cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
