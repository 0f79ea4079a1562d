"""A record as its page, its documents and its tables read it: one reading for all of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from facilitate.archive.reading import Opener, Passage, open_best, open_one
from facilitate.archive.said import Said, said_of
from facilitate.archive.wording import held_in_words
from facilitate.dialogues.models import Setting
from facilitate.figures.disclosure import PairFigure
from facilitate.figures.figure import Figure
from facilitate.model import Texts


@dataclass(frozen=True)
class Asked:
    """One question with its figure."""

    step: int
    round: int
    place: int | None
    aspect: str
    question: Texts
    figure: Figure


@dataclass(frozen=True)
class Proposed:
    """One proposal. It is no decision."""

    place: int | None
    problem: Passage | None
    measure: Passage | None
    owner: Passage | None


Pairs = dict[int, PairFigure]
"""Day and evening compared, by the number of the part that asked: two parts may ask about the same place."""


@dataclass(frozen=True)
class PlaceRead:
    """A place as this dialogue asked about it."""

    number: int
    label: Texts
    name: str
    asked: list[Asked]
    pairs: Pairs
    comments: list[Said]


@dataclass(frozen=True)
class RecordView:
    """What is read of a record, or of one that is not sealed yet."""

    about: dict[str, Any]
    participation: dict[str, Any]
    asked: list[Asked]
    places: list[PlaceRead]
    comments: list[Said]
    hidden: Mapping[str, int]
    sentences: list[Passage]
    works_well: Passage | None
    proposals: list[Proposed]
    manifest: dict[str, Any] = field(default_factory=dict)

    @property
    def walked(self) -> bool:
        """Whether it was a safety walk; records from before walks were told apart do not say."""
        return bool(self.about.get("setting") == Setting.WALK)

    @property
    def held_afterwards(self) -> str:
        """How it was held without the tool and when it had been entered; empty for one that the tool held."""
        return held_in_words(self.about.get("held_as"), self.about.get("entered_on"))

    @property
    def notes_only(self) -> bool:
        """Whether staff wrote down afterwards all that there is of it: nobody was asked what has figures."""
        return bool(self.about.get("held_as")) and not self.asked

    @property
    def held_on(self) -> date | None:
        return date.fromisoformat(self.about["date"]) if self.about["date"] else None

    @property
    def feedback_on(self) -> date | None:
        on = self.about["feedback"]["on"]
        return date.fromisoformat(on) if on else None

    @property
    def quotes(self) -> list[Said]:
        return [said for said in self.said if said.quoted and not said.passage.withdrawn]

    @property
    def said(self) -> list[Said]:
        """Every comment, also those that stand behind another."""
        return [one for said in self.comments for one in said.all]

    @property
    def evaluation(self) -> list[Asked]:
        """Questions that are about no place."""
        return [one for one in self.asked if one.place is None]

    @property
    def elsewhere(self) -> list[Said]:
        """Comments on other places or on none."""
        return [said for said in self.comments if said.place is None]

    @property
    def themes(self) -> list[tuple[Texts, int]]:
        """Themes with the number of comments (not of persons), the most frequent first."""
        by_name = {said.theme["sv"]: said.theme for said in self.said if said.theme}
        counted = Counter(said.theme["sv"] for said in self.said if said.theme)
        return [
            (by_name[name], count) for name, count in sorted(counted.items(), key=lambda x: (-x[1], x[0]))
        ]

    def label_of(self, number: int | None) -> Texts:
        """The label of a place by its number in this record."""
        return next((place.label for place in self.places if place.number == number), {})


def view_of(parts: Mapping[str, Any], opener: Opener, manifest: dict[str, Any] | None = None) -> RecordView:
    """Read the parts of a dialogue's record or of its correction."""
    about = _open_about(parts["about"], opener)
    asked = [_asked(one) for one in parts["figures"]["questions"]]
    comments = [said_of(one, parts["comments"]["themes"], opener) for one in parts["comments"]["comments"]]
    pairs: dict[int, Pairs] = {}
    for one in parts["figures"]["pairs"]:
        pairs.setdefault(one["place"], {})[one["step"]] = PairFigure.from_json(one["figure"])
    return RecordView(
        about=about,
        participation=parts["participation"],
        asked=asked,
        places=[_place(one, asked, pairs, comments) for one in about["places"]],
        comments=comments,
        hidden=parts["comments"]["hidden"],
        sentences=_sentences(parts["analysis"]["sentences"], opener),
        works_well=open_one(opener, parts["analysis"]["works_well"]),
        proposals=[proposed(one, opener) for one in parts["proposals"]["proposals"]],
        manifest=manifest or {},
    )


def proposed(stored: Mapping[str, Any], opener: Opener) -> Proposed:
    return Proposed(
        place=stored["place"],
        problem=open_one(opener, stored["problem"]),
        measure=open_one(opener, stored["measure"]),
        owner=open_one(opener, stored["owner"]),
    )


def _open_about(about: dict[str, Any], opener: Opener) -> dict[str, Any]:
    opened = dict(about)
    for name in ("purpose", "can_influence", "cannot_influence"):
        opened[name] = open_best(opener, about[name])
    for name in ("room", "invited", "contact"):
        opened[name] = open_one(opener, about[name])
    opened["feedback"] = about["feedback"] | {"where": open_best(opener, about["feedback"]["where"])}
    opened["partners"] = [one | {"name": open_one(opener, one["name"])} for one in about["partners"]]
    return opened


def _asked(stored: dict[str, Any]) -> Asked:
    return Asked(
        step=stored["step"],
        round=stored["round"],
        place=stored["place"],
        aspect=stored["aspect"],
        question=stored["question"],
        figure=Figure.from_json(stored["figure"]),
    )


def _place(
    stored: dict[str, Any], asked: list[Asked], pairs: dict[int, Pairs], comments: list[Said]
) -> PlaceRead:
    number = stored["number"]
    return PlaceRead(
        number=number,
        label=stored["label"],
        name=stored["place"]["name"] if stored["place"] else "",
        asked=[one for one in asked if one.place == number],
        pairs=pairs.get(number, {}),
        comments=[one for one in comments if one.place == number],
    )


def _sentences(stored: dict[str, Any], opener: Opener) -> list[Passage]:
    language = "sv" if "sv" in stored else next(iter(stored), "sv")
    return [one for reference in stored.get(language, []) if (one := open_one(opener, reference, language))]
