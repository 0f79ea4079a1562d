"""What a dialogue still lacks before it can be opened, and what is only worth a warning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.clock import now
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, StepKind

MANY_SPOTS = 8


@dataclass(frozen=True)
class Missing:
    """A sentence, and the page ("about", "spots", "agenda") and field where it is put right."""

    sentence: Any
    page: str
    field: str

    def __str__(self) -> str:
        return str(self.sentence)


def _swedish(name: str) -> Callable[[Dialogue], bool]:
    return lambda dialogue: not (getattr(dialogue, name) or {}).get("sv", "").strip()


def _empty(name: str) -> Callable[[Dialogue], bool]:
    return lambda dialogue: not getattr(dialogue, name)


def _rates_nothing(dialogue: Dialogue) -> bool:
    return any(step.kind == StepKind.RATE for step in dialogue.steps) and not dialogue.spots


def _asks_nothing(dialogue: Dialogue) -> bool:
    return not any(kind_of(step).asks and kind_of(step).recorded for step in dialogue.steps)


Need = tuple[Callable[[Dialogue], bool], Missing]
"""Whether the dialogue lacks it, and what to say then."""

_NEEDED: tuple[Need, ...] = (
    (_swedish("title"), Missing(_l("Vad heter samtalet?"), "about", "title_sv")),
    (_swedish("purpose"), Missing(_l("Varför ses ni?"), "about", "purpose_sv")),
    (_swedish("can_influence"), Missing(_l("Vad kan deltagarna påverka?"), "about", "can_influence_sv")),
    (
        _swedish("cannot_influence"),
        Missing(_l("Vad går inte att påverka den här gången?"), "about", "cannot_influence_sv"),
    ),
    (_empty("starts_at"), Missing(_l("Vilken dag och tid ses ni?"), "about", "starts_on")),
    (_empty("room"), Missing(_l("Var ses ni?"), "about", "room")),
    (
        _empty("lead_department_id"),
        Missing(_l("Vilken förvaltning leder samtalet?"), "about", "lead_department_id"),
    ),
    (_empty("invited"), Missing(_l("Vilka är inbjudna, och hur?"), "about", "invited")),
    (
        _empty("feedback_on"),
        Missing(_l("När får deltagarna veta vad som händer?"), "about", "feedback_on"),
    ),
    (
        _swedish("feedback_where"),
        Missing(_l("Var får deltagarna veta vad som händer?"), "about", "feedback_where_sv"),
    ),
    (_empty("contact"), Missing(_l("Vem kan deltagarna fråga efteråt?"), "about", "contact")),
    (_rates_nothing, Missing(_l("Vilka platser gäller det? Välj minst en."), "spots", "places")),
    (
        _asks_nothing,
        Missing(
            _l("Vad ska deltagarna svara på? Lägg till minst en fråga eller kommentarer."), "agenda", "steps"
        ),
    ),
)

_ADVISED: tuple[Need, ...] = (
    (
        _empty("case_number"),
        Missing(
            _l("Ärendenumret saknas. Ni kan öppna ändå, men arkivposten får då inget ärendenummer."),
            "about",
            "case_number",
        ),
    ),
    (
        lambda dialogue: len(dialogue.spots) > MANY_SPOTS,
        Missing(_l("Det är många platser. Med fler än åtta orkar få svara noga om alla."), "spots", "places"),
    ),
)


def _still_to_come(dialogue: Dialogue) -> bool:
    return dialogue.starts_at is not None and dialogue.starts_at > now()


_NEEDED_AFTERWARDS: tuple[Need, ...] = (
    (_swedish("title"), Missing(_l("Vad heter samtalet?"), "about", "title_sv")),
    (_empty("starts_at"), Missing(_l("Vilken dag sågs ni?"), "about", "starts_on")),
    (_still_to_come, Missing(_l("Dagen är inte här än. Vilken dag sågs ni?"), "about", "starts_on")),
    (
        _empty("lead_department_id"),
        Missing(_l("Vilken förvaltning ledde samtalet?"), "about", "lead_department_id"),
    ),
    (_rates_nothing, Missing(_l("Vilka platser gällde det? Välj minst en."), "spots", "places")),
)
"""Of what is over, less may be known."""

_ADVISED_AFTERWARDS: tuple[Need, ...] = (
    (
        _empty("invited"),
        Missing(
            _l("Vilka var inbjudna, och hur? Utan det vet ingen vilka siffrorna gäller."), "about", "invited"
        ),
    ),
    (
        _empty("feedback_on"),
        Missing(
            _l("Har deltagarna fått veta vad som händer? Skriv dagen, eller när de får det."),
            "about",
            "feedback_on",
        ),
    ),
    (
        _empty("case_number"),
        Missing(_l("Ärendenumret saknas. Arkivposten får då inget ärendenummer."), "about", "case_number"),
    ),
)


def missing_for_ready(dialogue: Dialogue) -> list[Missing]:
    """What has to be filled in before *Ready* or *Enter afterwards*; empty when nothing has."""
    needed = _NEEDED_AFTERWARDS if dialogue.held_as else _NEEDED
    return [missing for lacks, missing in needed if lacks(dialogue)]


def worth_a_look(dialogue: Dialogue) -> list[Missing]:
    """What may be left as it is, and what that means."""
    advised = _ADVISED_AFTERWARDS if dialogue.held_as else _ADVISED
    return [missing for lacks, missing in advised if lacks(dialogue)]
