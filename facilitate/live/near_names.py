"""Whether a word is likely a known name: with a Swedish ending, or with one letter wrong in a long one.

The phone's own copy of these rules is in static/js/suspects.mjs.
"""

import re

ENDINGS = frozenset({"", "s", "n", "en", "ns", "ens", "t", "et", "ts", "ets"})
"""What Swedish hangs on a place's name: "torg", "torget", "torgets"."""
STEM = 3
"""Letters that must be the same before an ending."""
LONG = 6
"""From so many letters on, one wrong letter does not make another word."""

_WORD = re.compile(r"[^\s.,;:!?\"()”]+")


def is_near(text: str, name: str) -> bool:
    """Whether the text says nothing but the name, word by word."""
    said, known = words_of(text), words_of(name)
    return bool(known) and len(said) == len(known) and all(map(_is_near_word, said, known))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_near_word(said: str, known: str) -> bool:
    same = _same_beginning(said, known)
    if same >= STEM and said[same:] in ENDINGS and known[same:] in ENDINGS:
        return True
    return said == known or (min(len(said), len(known)) >= LONG and _is_one_letter_off(said, known, same))


def _same_beginning(said: str, known: str) -> int:
    pairs = zip(said, known, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other), min(len(said), len(known))
    )


def _is_one_letter_off(said: str, known: str, same: int) -> bool:
    """One letter too many, too few or another, after the beginning that they share."""
    said, known = said[same:], known[same:]
    return said[1:] == known or said == known[1:] or said[1:] == known[1:]
