"""A position as people write it: degrees with a decimal point or comma."""

import re

from flask_babel import lazy_gettext as _l

from facilitate.errors import Invalid

_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,12})?")


class BadPosition(Invalid):
    code = "bad-position"
    sentence = _l("Positionen går inte att läsa. Skriv till exempel 58,4242 och 14,1590.")


def read_position(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees (WGS 84), None when both are empty.

    Raises BadPosition when one is missing, no number, or outside ±90 and ±180.
    """
    latitude, longitude = (text.strip().replace("\u2212", "-") for text in (latitude, longitude))
    if not latitude and not longitude:
        return None
    if not (latitude and longitude):
        raise BadPosition(_l("Positionen behöver både latitud och longitud."))
    north, east = _degrees(latitude), _degrees(longitude)
    if abs(north) > 90 or abs(east) > 180:
        raise BadPosition(_l("Positionen ligger utanför kartan. Latitud går till 90 och longitud till 180."))
    return north, east


def written(degrees: float | None) -> str:
    """The degrees for a text field, with a decimal comma; empty for none."""
    return "" if degrees is None else f"{degrees:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def _degrees(text: str) -> float:
    if not _DEGREES.fullmatch(text):
        raise BadPosition
    return float(text.replace(",", "."))
