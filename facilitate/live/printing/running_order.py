"""The running order on paper: clock times, minutes, what to say and what to have at hand."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Setting, Step, StepKind
from facilitate.dialogues.templates import template_for
from facilitate.languages import text_in
from facilitate.live.printing.wording import clock_time, day_and_time, part, said

AT_HAND: Mapping[StepKind, Any] = {
    StepKind.WELCOME: _l("Korten ligger på borden. Koden syns på storskärmen."),
    StepKind.PRACTICE: _l("Medhjälparna går runt och hjälper till med telefonerna, inte med svaren."),
    StepKind.RATE: _l(
        "Formulär och pennor till dem som hellre skriver. Skriv in formulären innan du visar resultatet."
    ),
    StepKind.TALK: _l("Papper och pennor på borden."),
    StepKind.COMMENT: _l("Någon som läser kommentarerna innan de visas."),
    StepKind.CLOSING: _l("Samla in formulären. Säg när och var deltagarna får veta vad som händer."),
}
ON_A_WALK: Mapping[StepKind, Any] = {
    StepKind.WELCOME: _l("Dela ut korten. Alla går med innan ni börjar gå."),
    StepKind.RATE: _l("Formulär, underlag och pennor. Stanna tills alla har svarat."),
    StepKind.TALK: _l("Stå i ring, ur vinden. Någon antecknar."),
}


def running_order(dialogue: Dialogue) -> dict[str, Any]:
    """For the facilitator, in the language in force."""
    minutes = sum(step.minutes for step in dialogue.steps)
    about = [day_and_time(dialogue), dialogue.room, ngettext("%(num)s minut", "%(num)s minuter", minutes)]
    return part(
        "running_order",
        name=_("Körschema"),
        title=said(dialogue.title),
        about=" · ".join(filter(None, about)),
        bring_words=_("Ta med"),
        bring=_bring(dialogue),
        mind_words=_("Tänk på"),
        mind=[str(one) for one in template_for(dialogue.target_group, dialogue.setting).reminders],
        at_hand=_("Till hands"),
        steps=_steps(dialogue),
        end=_end(dialogue),
    )


def _steps(dialogue: Dialogue) -> list[dict[str, Any]]:
    begun, steps = timedelta(), []
    for step in dialogue.steps:
        steps.append(
            {
                "time": _time(dialogue, begun),
                "minutes": _("%(minutes)s min", minutes=step.minutes),
                "title": said(step.title) if text_in(step.title) else {"text": _kind(step), "lang": ""},
                "spoken": said(step.spoken),
                "at_hand": _at_hand(dialogue, step),
            }
        )
        begun += timedelta(minutes=step.minutes)
    return steps


def _at_hand(dialogue: Dialogue, step: Step) -> str:
    of_a_walk = ON_A_WALK if dialogue.setting == Setting.WALK else {}
    return str(of_a_walk.get(StepKind(step.kind)) or AT_HAND[StepKind(step.kind)])


def _kind(step: Step) -> str:
    return str(kind_of(step).name)


def _time(dialogue: Dialogue, after: timedelta) -> str:
    """The clock time so long after the beginning; minutes into the dialogue while no time is set."""
    if dialogue.starts_at:
        return clock_time(dialogue.starts_at + after)
    return str(_("+%(minutes)s min", minutes=int(after.total_seconds()) // 60))


def _end(dialogue: Dialogue) -> str:
    whole = timedelta(minutes=sum(step.minutes for step in dialogue.steps))
    return str(_("Slut %(time)s", time=_time(dialogue, whole)))


def _bring(dialogue: Dialogue) -> list[str]:
    return _for_a_walk() if dialogue.setting == Setting.WALK else _for_a_room(dialogue)


def _for_a_walk() -> list[str]:
    return [
        _("Telefonen som du leder från, fulladdad, och en extra batteriladdare"),
        _("Formulären, underlag att skriva på, och pennor som skriver i kyla"),
        _("Korten, ett till var och en"),
        _("En telefon eller surfplatta till den som hjälper andra att svara"),
        _("Ficklampa och reflexer, om ni går när det är mörkt"),
    ]


def _for_a_room(dialogue: Dialogue) -> list[str]:
    has_coffee = any(step.kind == StepKind.PRACTICE for step in dialogue.steps)
    return [
        _("Datorn och laddaren, och en förlängningssladd"),
        _("Projektor eller storskärm, och rätt kabel till den"),
        *([_("Routern för nätet %(name)s", name=dialogue.wifi_name)] if dialogue.wifi_name else []),
        _("Korten, ett på varje bord"),
        _("Formulären, och pennor till alla"),
        _("En telefon eller surfplatta till den som hjälper andra att svara"),
        *([_("Kaffe: provfrågan handlar om det")] if has_coffee else []),
    ]
