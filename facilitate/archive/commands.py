"""python -m facilitate verify FILE ...: are these records as they were when they were sealed?"""

import os
import sys
from pathlib import Path

import click
from babel.support import NullTranslations, Translations

from config import ROOT
from facilitate.archive.verify import PROBLEMS, Verification, verify_links
from facilitate.archive.verify import verify as verify_file
from facilitate.figures.marking import N_

HOLDS = N_("%(file)s: oförändrad. Arkivpost %(number)s, %(organisation)s. Kontrollsumma %(checksum)s.")
FAILS = N_("%(file)s: INTE oförändrad.")
WITHDRAWN = N_("%(number)s texter är borttagna med angivet skäl. Kontrollsumman håller ändå.")
UNREADABLE = N_("%(file)s: filen går inte att läsa.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["sv", "en"]), help="Of the answer; else LANG decides.")
def verify(files: tuple[Path, ...], language: str | None) -> None:
    """Verify records that were downloaded as JSON. Needs no database and no network.

    Ends with 0 when all of them are unchanged, with 1 otherwise. Several files of one municipality are also
    checked against each other: neighbours in the chain must fit together.
    """
    texts = _texts(language or ("sv" if os.environ.get("LANG", "sv").startswith("sv") else "en"))
    found = [one for file in files if (one := _verify_one(file, texts))]
    broken = verify_links(found)
    for one, problem in broken:
        click.echo(f"{one.sequence}: " + texts.ugettext(PROBLEMS[problem.code]) % {"name": problem.name})
    sys.exit(0 if len(found) == len(files) and all(one.holds for one in found) and not broken else 1)


def _verify_one(file: Path, texts: NullTranslations) -> Verification | None:
    try:
        found = verify_file(file.read_bytes())
    except OSError:
        click.echo(texts.ugettext(UNREADABLE) % {"file": file})
        return None
    told = {
        "file": file,
        "number": found.sequence,
        "organisation": found.organisation,
        "checksum": found.checksum,
    }
    click.echo(texts.ugettext(HOLDS if found.holds else FAILS) % told)
    for problem in found.problems:
        click.echo("  " + texts.ugettext(PROBLEMS[problem.code]) % {"name": problem.name})
    if found.withdrawn:
        click.echo("  " + texts.ugettext(WITHDRAWN) % {"number": found.withdrawn})
    return found


def _texts(language: str) -> NullTranslations:
    return Translations.load(ROOT / "facilitate" / "translations", [language], domain="messages")
