"""The parts of a record, built by pure functions from what was gathered: never what is withheld."""

from collections.abc import Callable
from typing import Any

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.archive.parts.about import build_about
from facilitate.archive.parts.figures import build_figures
from facilitate.archive.parts.participation import build_participation
from facilitate.archive.parts.words import build_analysis, build_comments, build_proposals

Part = dict[str, Any]

BUILDERS: dict[str, Callable[[Gathered, CommittedTexts], Part]] = {
    "about": build_about,
    "participation": build_participation,
    "figures": build_figures,
    "comments": build_comments,
    "analysis": build_analysis,
    "proposals": build_proposals,
}
"""The order in which they are built and listed."""


def build_parts(gathered: Gathered, texts: CommittedTexts) -> dict[str, Part]:
    """All parts of the record of a dialogue; every free text goes into `texts`."""
    return {name: build(gathered, texts) for name, build in BUILDERS.items()}
