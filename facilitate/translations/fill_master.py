"""Fills the Swedish catalog, the master language's, with the source texts. Run by `make messages`."""

from pathlib import Path

from babel.messages.pofile import read_po, write_po

CATALOG = Path(__file__).with_name("sv") / "LC_MESSAGES" / "messages.po"


def main() -> None:
    """Give each text without Swedish words its own; a wording that somebody chose stays."""
    with CATALOG.open("rb") as file:
        catalog = read_po(file, locale="sv")
    for message in catalog:
        words = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and not any(words):
            message.string = message.id
    with CATALOG.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True)


if __name__ == "__main__":
    main()
