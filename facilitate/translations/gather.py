"""Parts the texts that `make messages` has found: all of them for the staff's languages, and those that
participants.txt names for every further one."""

from fnmatch import fnmatch
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
FOUND, ALL, PARTICIPANTS = (HERE / f"{name}.pot" for name in ("found", "messages", "participants"))


def main() -> None:
    """Write the two templates from what was found, with the files' names taken away."""
    found = read_catalog(FOUND)
    write_catalog(found, ALL)
    write_catalog(for_participants(found), PARTICIPANTS)


def for_participants(found: Catalog) -> Catalog:
    """The texts that a participant can meet; `found` knows the files that each text stands in."""
    patterns, single = _named()
    chosen = Catalog(project=found.project, version=found.version)
    for message in found:
        if message.id and (_singular(message) in single or _stands_in(message, patterns)):
            chosen[message.id] = message
    missing = single - {_singular(message) for message in chosen}
    if missing:
        raise SystemExit(f"participants.txt names texts that no file has: {sorted(missing)}")
    return chosen


def read_catalog(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def write_catalog(catalog: Catalog, path: Path) -> None:
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, no_location=True)


def _named() -> tuple[list[str], set[str]]:
    """Patterns of paths, and single texts of files that are otherwise the staff's."""
    lines = (HERE / "participants.txt").read_text(encoding="utf-8").splitlines()
    kept = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return [one for one in kept if not one.startswith("= ")], {
        one[2:] for one in kept if one.startswith("= ")
    }


def _stands_in(message: Message, patterns: list[str]) -> bool:
    return any(fnmatch(path, pattern) for path, _line in message.locations for pattern in patterns)


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    main()
