"""Residents' open meeting: mixed ages, more people, several tables, 75 minutes."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates.template import StepTemplate, Template

RESIDENTS = Template(
    target_group=TargetGroup.RESIDENTS,
    name=_l("Öppet möte"),
    sentence=_l(
        "75 minuter för invånare i alla åldrar. Alla svarar först var för sig, sedan samtal vid borden."
    ),
    title={
        "sv": "Trygghet där vi bor",
        "en": "Safety where we live",
        "sv-simple": "Är det tryggt där vi bor?",
        "ar": "الأمان حيث نسكن",
    },
    purpose={
        "sv": "Vi vill veta var invånarna känner sig trygga eller otrygga, och vad som skulle göra skillnad.",
        "en": "We want to know where residents feel safe or unsafe, and what would make a difference.",
        "sv-simple": "Vi vill veta var ni som bor här känner er trygga. Vi vill veta var ni känner "
        "er rädda. Vad kan göra det bättre?",
        "ar": "نريد أن نعرف أين يشعر السكان بالأمان وأين لا يشعرون به، وما الذي يمكن أن يحسّن الوضع.",
    },
    steps=(
        StepTemplate(
            StepKind.WELCOME,
            8,
            spoken={
                "sv": "Välkomna! Alla svar väger lika, också från den som inte vill prata högt. Vi "
                "frågar inte vem du är. Skriv inga namn. I dag kan ni påverka det här …, men "
                "inte det här …",
                "en": "Welcome! Every answer counts the same, also from those who would rather not "
                "speak up. We do not ask who you are. Write no names. Today you can influence"
                " this …, but not this …",
            },
        ),
        StepTemplate(
            StepKind.PRACTICE,
            4,
            spoken={
                "sv": "Vi provar en gång, om kaffet, så att alla har lyckats innan vi börjar.",
                "en": "Let us try once, about the coffee, so that everybody has succeeded before we begin.",
            },
        ),
        StepTemplate(
            StepKind.RATE,
            25,
            spoken={
                "sv": "Svara för dig själv, utan att prata. Sedan tittar vi på en plats i taget: "
                "Vad ser ni? Vad förvånar?",
                "en": "Answer for yourself, without talking. Then we look at one place at a time: "
                "what do you see? What surprises you?",
            },
            options={"aspects": ["day", "evening"], "results_on_phones": False},
        ),
        StepTemplate(
            StepKind.TALK,
            20,
            spoken={
                "sv": "Fyra till sex vid varje bord. Välj två platser. Varför? När? Vad fungerar "
                "bra? Vad skulle hjälpa, och vem kan göra det?",
                "en": "Four to six at each table. Choose two places. Why? When? What works well? "
                "What would help, and who could do it?",
            },
        ),
        StepTemplate(
            StepKind.COMMENT,
            12,
            spoken={
                "sv": "Skriv bordets viktigaste punkter, en i taget. En medarbetare läser innan "
                "något visas på skärmen.",
                "en": "Write the main points of your table, one at a time. Staff read them before "
                "anything is shown.",
            },
        ),
        StepTemplate(
            StepKind.CLOSING,
            6,
            spoken={
                "sv": "Två korta frågor till sist. Den dag som står på skärmen berättar vi vad som "
                "händer. Tack!",
                "en": "Two short questions to finish. On the day shown on the screen we will tell "
                "you what happens. Thank you!",
            },
        ),
    ),
    reminders=(
        _l("De som kommer är inte alla invånare. Siffrorna visar vad de som var här svarade."),
        _l("Är bostadsbolaget med? Visa inte vem som har sagt vad."),
        _l("Ha papper till den som inte vill eller kan använda telefon."),
    ),
)
