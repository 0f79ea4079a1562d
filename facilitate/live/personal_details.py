"""Finds what may point somebody out in a comment: a suggestion to whoever writes or reads, never a judge.

The rules are plain regular expressions that mean the same in Python and in a phone's JavaScript, which gets
them from `rules_for_phone()`: no look-behind, no Unicode classes, because old phones know neither.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import NamedTuple

import phonenumbers
from personnummer import personnummer
from sqlalchemy import select

from facilitate.accounts.models import Department
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live.near_names import is_near
from facilitate.places.models import Place


@dataclass(frozen=True)
class Rule:
    """`pattern` finds a suspect; `flags` are JavaScript's: "i" or nothing."""

    kind: str
    pattern: str
    flags: str = ""


class Span(NamedTuple):
    start: int
    end: int
    kind: str


_UPPER = "A-ZÀ-ÖØ-Þ"
_LOWER = "a-zß-öø-ÿ"
_NAME = f"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_STARTERS = (
    "Alla|Att|Bra|Bättre|De|Den|Det|Dom|Där|Efter|En|Ett|Från|Har|Hos|Här|I|Ibland|Inga|Ingen|Inte|Jag|Kan|Man|"
    "Med|Men|Mer|Mina|Mitt|Några|När|Nära|Och|Om|På|Så|Som|Till|Under|Utanför|Vi|Vid|Vår|Även|Är|At|By|In|It|"
    "My|Near|No|On|Our|The|There|They|This|We|When"
)
_INTRODUCERS = (
    "[Hh]eter|[Kk]allas|[Gg]rannen?|[Hh]err|[Ff]ru|[Dd]oktor|[Ll]äraren?|[Rr]ektorn?|[Cc]hefen|[Pp]olisen|"
    "[Kk]illen|[Tt]jejen|[Tt]ant|[Ff]arbror|[Nn]eighbour|[Nn]amed|[Cc]alled|Mr|Mrs|Ms"
)

RULES = (
    Rule("identity_number", r"\b(?:18|19|20)?\d{6}[-+ ]?\d{4}\b"),
    Rule("phone", r"(?:\+|\b00?)[1-9][\d /-]{6,13}\d\b"),
    Rule("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "i"),
    Rule("plate", r"\b[A-HJ-PR-UW-Z]{3} ?\d\d[0-9A-HJ-NPR-UW-Z]\b"),
    # In small letters only without a space: "vid 112" is no car.
    Rule("plate", r"\b[a-hj-pr-uw-z]{3}\d\d[0-9a-hj-npr-uw-z]\b"),
    Rule("name", f"(?!(?:{_STARTERS}) )(?:{_NAME})(?: (?:av|von|de|al|el|{_NAME}))* {_NAME}"),
    Rule("name", f"(?:{_INTRODUCERS}) {_NAME}(?: {_NAME})*"),
)


def rules_for_phone() -> list[dict[str, str]]:
    """The rules as the phone's script reads them: kind, pattern, flags."""
    return [asdict(rule) for rule in RULES]


def known_names(dialogue: Dialogue) -> list[str]:
    """Names that are no people: the organisation's places and departments, spots, room, partners."""
    organisation_id = dialogue.organisation_id
    places = select(Place.name).where(Place.organisation_id == organisation_id)
    departments = select(Department.name).where(Department.organisation_id == organisation_id)
    labels = [label for spot in dialogue.spots for label in spot.label.values()]
    partners = [partner.name for partner in dialogue.partners]
    found = {
        *db.session.scalars(places),
        *db.session.scalars(departments),
        *labels,
        *partners,
        dialogue.organisation.name,
        dialogue.room,
    }
    return sorted(name for name in found if name)


def find(text: str, known: Collection[str]) -> list[str]:
    """The suspect parts of the text, in their order, each once."""
    spans = sorted(_spans(text, known), key=lambda span: (span.start, -span.end))
    found: list[str] = []
    reached = -1
    for start, end, _kind in spans:
        if start >= reached:
            found.append(text[start:end])
            reached = end
    return list(dict.fromkeys(found))


def _spans(text: str, known: Collection[str]) -> Iterator[Span]:
    without_places = _blank_out(text, known)
    for rule in RULES:
        searched = without_places if rule.kind == "name" else text
        for match in re.finditer(rule.pattern, searched, re.IGNORECASE if "i" in rule.flags else 0):
            if _is_suspect(rule, match[0], known):
                yield Span(match.start(), match.end(), rule.kind)
    for number in phonenumbers.PhoneNumberMatcher(text, "SE"):
        yield Span(number.start, number.end, "phone")


def _is_suspect(rule: Rule, found: str, known: Collection[str]) -> bool:
    if rule.kind == "identity_number":
        return _is_identity_number(found)
    # Not blanked out like the exact ones: "Anna Lindberg" must not be mistaken for Lindbergs kiosk.
    return rule.kind != "name" or not any(is_near(found, name) for name in known)


def _blank_out(text: str, known: Collection[str]) -> str:
    """The text with known names made into dots, so that the positions of the rest stay."""
    for name in sorted(known, key=len, reverse=True):
        # With what Swedish hangs on: "Torgets", "Parkens".
        pattern = rf"(?<!\w){re.escape(name)}s?(?!\w)"
        text = re.sub(pattern, lambda match: "." * len(match[0]), text, flags=re.IGNORECASE)
    return text


def _is_identity_number(digits: str) -> bool:
    return bool(personnummer.valid(digits.replace(" ", "")))
