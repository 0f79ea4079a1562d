"""A safety walk, for any target group: the same questions outdoors, stop by stop, then a talk and an ending.

After the guidance for safety walks of Boverket and Brå: at most 20 people, light and dark walked beforehand,
those who can act invited, and a day on which it is told what will be done.
"""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind
from facilitate.dialogues.templates.template import StepTemplate, Template

TITLE = {
    "sv": "Trygghetsvandring",
    "en": "Safety walk",
    "sv-simple": "Vi går en runda och tittar på platser",
    "ar": "جولة من أجل الأمان",
}
PURPOSE = {
    "sv": "Vi går tillsammans och ser platserna med dina ögon: var känns det tryggt, var känns det otryggt, "
    "och vad skulle hjälpa?",
    "en": "We walk together and see the places with your eyes: where does it feel safe, where unsafe, and "
    "what would help?",
    "sv-simple": "Vi går tillsammans. Vi tittar på platser. Var är det tryggt? Var är det inte tryggt? "
    "Vad kan hjälpa?",
    "ar": "نمشي معًا ونرى الأماكن بعينيك: أين تشعر بالأمان، وأين لا تشعر به، وما الذي يمكن أن يساعد؟",
}
STEPS = (
    StepTemplate(
        StepKind.WELCOME,
        10,
        spoken={
            "sv": "Välkomna! Vi går tillsammans och stannar vid varje stopp. Ingen behöver skynda sig. Vi "
            "frågar inte vem du är. Skriv inga namn. I dag kan ni påverka det här …, men inte det här …",
            "en": "Welcome! We walk together and stop at each place. Nobody needs to hurry. We do not ask "
            "who you are. Write no names. Today you can influence this …, but not this …",
        },
    ),
    StepTemplate(
        StepKind.RATE,
        50,
        title={
            "sv": "Vandringen",
            "en": "The walk",
            "sv-simple": "Vi går",
            "ar": "الجولة",
        },
        spoken={
            "sv": "Stå still en stund. Titta, lyssna. Svara för dig själv innan vi pratar. Sedan: Vad gör "
            "platsen trygg eller otrygg? Vad skulle hjälpa? Det gör inget om nätet försvinner. Svaren "
            "ligger kvar i telefonen.",
            "en": "Stand still for a moment. Look, listen. Answer for yourself before we talk. Then: what "
            "makes the place safe or unsafe? What would help? It does not matter if the network is gone. "
            "The answers stay in the phone.",
        },
        options={"aspects": ["day", "evening"], "results_on_phones": True},
    ),
    StepTemplate(
        StepKind.TALK,
        15,
        title={
            "sv": "Efter vandringen",
            "en": "After the walk",
            "sv-simple": "Efter rundan",
            "ar": "بعد الجولة",
        },
        body={
            "sv": "Vad är viktigast? Vad går att göra snart? Vad fungerar bra?",
            "en": "What matters most? What can be done soon? What works well?",
            "sv-simple": "Vad är viktigast? Vad kan vi göra snart? Vad är bra?",
            "ar": "ما الأهم؟ ما الذي يمكن فعله قريبًا؟ ما الذي يسير جيدًا؟",
        },
        spoken={
            "sv": "Vilket stopp är viktigast? Vad kan göras snart, och vem kan göra det? Jag antecknar "
            "förslagen.",
            "en": "Which stop matters most? What can be done soon, and who can do it? I note the proposals.",
        },
    ),
    StepTemplate(
        StepKind.COMMENT,
        5,
        spoken={
            "sv": "Skriv det som inte blev sagt. Skriv inga namn.",
            "en": "Write what was not said. Write no names.",
        },
    ),
    StepTemplate(
        StepKind.CLOSING,
        5,
        spoken={
            "sv": "Två korta frågor till sist. Vi ses igen den dag som står i telefonen. Då berättar de som "
            "ansvarar vad som ska göras. Tack!",
            "en": "Two short questions to finish. We meet again on the day that the phone shows. Then those "
            "who are responsible tell what will be done. Thank you!",
        },
    ),
)
REMINDERS = (
    _l("Var högst 20 på samma vandring. Är ni fler, gå i två grupper."),
    _l(
        "Gå sträckan själva först, i dagsljus och i mörker. Går det att ta sig fram med rullator och "
        "rullstol?"
    ),
    _l("Bjud in dem som kan göra något: flera förvaltningar, fastighetsägare och beslutsfattare."),
    _l(
        "Ute når telefonerna tjänsten bara genom internet, eller genom en mobil surfzon som ni bär med "
        "er. Prova vid varje stopp."
    ),
    _l("Frågar ni bara om nu? Ta bort den andra tiden på dagen under Innehåll och tider."),
)


def on_a_walk(template: Template) -> Template:
    """The walk for the template's target group, whose own safeguards still hold."""
    return replace(
        template, title=TITLE, purpose=PURPOSE, steps=STEPS, reminders=(*REMINDERS, *template.reminders)
    )
