"""The answer scales and what each code counts as. A released scale never changes: it gets a new key."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitate.figures.marking import N_

SKIPPED = "-"
"""Stored for somebody who skipped the question; never part of a scale."""


class Role(StrEnum):
    """What an answer counts as."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    AVOID = "avoid"
    AGREE = "agree"
    DISAGREE = "disagree"
    LIKED = "liked"
    DISLIKED = "disliked"
    DECLINED = "declined"
    ASIDE = "aside"


_UNSAFE = (Role.UNSAFE, Role.AVOID)
_OFF_THE_STEPS = (Role.AVOID, Role.DECLINED, Role.ASIDE)


@dataclass(frozen=True)
class Code:
    """One answer: its stored value, the label on the phone, a short one for pictures, and its role."""

    value: str
    label: str
    short: str
    role: Role


@dataclass(frozen=True)
class Scale:
    """The codes in the order in which they are shown, from safe to unsafe, the same in every language."""

    key: str
    codes: tuple[Code, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Every code that an answer may have, a skip apart."""
        return tuple(code.value for code in self.codes)

    @property
    def expressed(self) -> tuple[str, ...]:
        """The codes that count in n: they say something about the thing asked."""
        return tuple(code.value for code in self.codes if code.role is not Role.ASIDE)

    @property
    def steps(self) -> tuple[Code, ...]:
        """The ordered steps alone, which a median may be taken of."""
        return tuple(code for code in self.codes if code.role not in _OFF_THE_STEPS)

    @property
    def unsafe(self) -> tuple[str, ...]:
        """The codes of the unsafe share; empty for a scale that does not ask about safety.

        Whoever avoids a place because it feels unsafe counts as unsafe, as in the national survey (NTU).
        """
        return tuple(code.value for code in self.codes if code.role in _UNSAFE)

    @property
    def aside(self) -> tuple[str, ...]:
        """The codes outside n: never there, don't know."""
        return tuple(code.value for code in self.codes if code.role is Role.ASIDE)


def _step(value: str, label: str, role: Role) -> Code:
    return Code(value, label, label, role)


SAFETY = Scale(
    "safety-1",
    (
        _step("4", N_("Mycket trygg"), Role.SAFE),
        _step("3", N_("Ganska trygg"), Role.SAFE),
        _step("2", N_("Ganska otrygg"), Role.UNSAFE),
        _step("1", N_("Mycket otrygg"), Role.UNSAFE),
        Code("U", N_("Undviker – känns otryggt"), N_("Undviker"), Role.AVOID),
        Code("N", N_("Är inte där / vet inte"), N_("Är inte där / vet inte"), Role.ASIDE),
    ),
)

AGREEMENT = Scale(
    "agreement-1",
    (
        _step("4", N_("Stämmer helt"), Role.AGREE),
        _step("3", N_("Stämmer ganska bra"), Role.AGREE),
        _step("2", N_("Stämmer ganska dåligt"), Role.DISAGREE),
        _step("1", N_("Stämmer inte alls"), Role.DISAGREE),
    ),
)

# Practice teaches the difference between the two last answers of SAFETY, so it has the same two.
TASTE = Scale(
    "taste-1",
    (
        _step("4", N_("Mycket gott"), Role.LIKED),
        _step("3", N_("Ganska gott"), Role.LIKED),
        _step("2", N_("Inte så gott"), Role.DISLIKED),
        _step("1", N_("Inte alls gott"), Role.DISLIKED),
        Code("U", N_("Avstår – tycker inte om kaffe"), N_("Avstår"), Role.DECLINED),
        Code("N", N_("Har inte smakat / vet inte"), N_("Har inte smakat / vet inte"), Role.ASIDE),
    ),
)

SCALES: Mapping[str, Scale] = {scale.key: scale for scale in (SAFETY, AGREEMENT, TASTE)}
