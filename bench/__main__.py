"""python -m bench: everything. With names: these alone; `burst` is one size of burst on one server."""

import argparse
import os
import sys

from bench import bursts
from bench.aims import AIMS, table, verdict
from bench.everything import BESIDES, LATEST, MEASUREMENTS, measure, whole, write_down


def main() -> None:
    given = _arguments()
    load_before = os.getloadavg()[0]
    if "burst" in given.what:
        print((bursts.measure_reference if given.reference else bursts.measure)(given.phones, given.runs))
        return
    found = measure(given.what or list(MEASUREMENTS), given.runs)
    figures = found if given.what else whole(found)
    print(table(figures))
    if not given.what or set(given.what) <= set(BESIDES):
        write_down(figures, load_before)
        print(f"Written to {LATEST}. Load of the machine before it began: {load_before:.1f}.")
    sys.exit(any(verdict(aim, figures) == "not measured" for aim in AIMS if aim.key in figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the product under load.")
    names = f"burst, scaled, or any of: {', '.join(MEASUREMENTS)}; all of these when none is named"
    parser.add_argument(
        "what", nargs="*", choices=["burst", *MEASUREMENTS, *BESIDES, []], metavar="NAME", help=names
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--phones", type=int, default=1000, help="of a burst alone")
    parser.add_argument("--reference", action="store_true", help="a burst at the bare server")
    return parser.parse_args()


if __name__ == "__main__":
    main()
