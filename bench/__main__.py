"""python -m bench: everything, or one measurement by its name."""

import argparse

from bench import bursts


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the product under load.")
    kinds = parser.add_subparsers(dest="what")
    one = kinds.add_parser("burst", help="phones that all answer at the same instant")
    one.add_argument("--phones", type=int, default=1000)
    one.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    if given.what == "burst":
        _bursts(given.phones, given.runs)


def _bursts(phones: int, runs: int) -> None:
    several = []
    for one in bursts.bursts(phones, runs):
        print(one, flush=True)
        several.append(one)
    print(bursts.figures_of(several))


if __name__ == "__main__":
    main()
