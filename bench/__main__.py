"""python -m bench: everything, or one measurement by its name."""

import argparse

from bench import bursts, killing, rounds, sustained


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Measure the product under load.")
    kinds = parser.add_subparsers(dest="what")
    one = kinds.add_parser("burst", help="phones that all answer at the same instant")
    one.add_argument("--phones", type=int, default=1000)
    one.add_argument("--runs", type=int, default=5)
    one.add_argument("--reference", action="store_true")
    rate = kinds.add_parser("sustained", help="the highest rate of answers that holds")
    rate.add_argument("--reference", action="store_true")
    for name, told in (
        ("rounds", "bursts of each size on new servers, with memory and loop lag"),
        ("kill", "kill -9 during a burst"),
    ):
        kinds.add_parser(name, help=told).add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    match given.what:
        case "burst":
            _bursts(given)
        case "sustained":
            print(sustained.reference_sustained() if given.reference else sustained.sustained())
        case "rounds":
            seen = list(rounds.rounds(given.runs))
            print(*seen, rounds.figures(seen), sep="\n")
        case "kill":
            killed = killing.killings(given.runs)
            print(*killed, killing.figures(killed), sep="\n")


def _bursts(given: argparse.Namespace) -> None:
    several = []
    for one in (bursts.reference_bursts if given.reference else bursts.bursts)(given.phones, given.runs):
        print(one, flush=True)
        several.append(one)
    print(bursts.figures_of(several, "reference_" if given.reference else ""))


if __name__ == "__main__":
    main()
