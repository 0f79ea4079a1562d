"""A few curves below each other, as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, GAP = 900, 220, 70, 60


@dataclass(frozen=True)
class Curve:
    name: str
    across: Sequence[float]
    up: Sequence[float]


def chart(curves: Sequence[Curve], unit: str) -> str:
    """`unit` is what is counted across; every curve begins at 0."""
    parts = [_panel(curve, unit, at * (HEIGHT + GAP)) for at, curve in enumerate(curves)]
    height = len(curves) * (HEIGHT + GAP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="14"><rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _panel(curve: Curve, unit: str, top: float) -> str:
    most, last = max(curve.up) * 1.1 or 1, curve.across[-1]
    bottom = top + HEIGHT
    points = " ".join(
        f"{LEFT + (WIDTH - LEFT - 20) * x / last:.1f},{bottom - (HEIGHT - 40) * y / most:.1f}"
        for x, y in zip(curve.across, curve.up, strict=True)
    )
    return (
        f'<text x="{LEFT}" y="{top + 24}">{escape(curve.name)}</text>'
        f'<text x="{LEFT - 8}" y="{bottom - HEIGHT + 45}" text-anchor="end">{most:.0f}</text>'
        f'<text x="{LEFT - 8}" y="{bottom}" text-anchor="end">0</text>'
        f'<text x="{WIDTH - 20}" y="{bottom + 20}" text-anchor="end">{last:.0f} {escape(unit)}</text>'
        f'<path d="M{LEFT} {top + 40}V{bottom}H{WIDTH - 20}" fill="none" stroke="#888"/>'
        f'<polyline points="{points}" fill="none" stroke="#00637a" stroke-width="2"/>'
    )
