"""Young people (13-19): quick, close to their own places, nothing on the phones that friends could read."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates.template import StepTemplate, Template

YOUNG = Template(
    target_group=TargetGroup.YOUNG,
    name=_l("Unga"),
    sentence=_l(
        "45 minuter. Snabbt tempo, nära deras egna platser. Telefonerna visar aldrig några resultat."
    ),
    title={
        "sv": "Trygghet för unga",
        "en": "Safety for young people",
        "sv-simple": "Är det tryggt för unga?",
        "ar": "الأمان للشباب",
    },
    purpose={
        "sv": "Vi vill veta var du känner dig trygg eller otrygg när du är ute, och vad du vill ändra.",
        "en": "We want to know where you feel safe or unsafe when you are out, and what you would change.",
        "sv-simple": "Vi vill veta var du känner dig trygg när du är ute. Vi vill veta var du "
        "känner dig rädd. Vad vill du ändra?",
        "ar": "نريد أن نعرف أين تشعر بالأمان وأين لا تشعر به عندما تكون في الخارج، وما الذي تريد تغييره.",
    },
    steps=(
        StepTemplate(
            StepKind.WELCOME,
            5,
            body={
                "sv": "Vi börjar strax. Ingen får veta vad just du svarar.",
                "en": "We start in a moment. Nobody will know what you answer.",
                "sv-simple": "Vi börjar snart. Ingen får veta vad du svarar.",
                "ar": "سنبدأ بعد قليل. لن يعرف أحد بماذا تجيب أنت.",
            },
            spoken={
                "sv": "Hej! Det är ni som kan de här platserna. Vi frågar inte vem du är, och ingen"
                " ser vad du svarar. Titta på din egen skärm. Skriv inga namn.",
                "en": "Hi! You are the ones who know these places. We do not ask who you are and "
                "nobody sees what you answer. Look at your own screen. Write no names.",
            },
        ),
        StepTemplate(
            StepKind.PRACTICE,
            3,
            spoken={
                "sv": "Vi provar en gång så att ni ser hur det funkar.",
                "en": "Let us try once, so that you see how it works.",
            },
            options={
                "question": {
                    "sv": "Hur gott är kaffe?",
                    "en": "How good is coffee?",
                    "sv-simple": "Är kaffe gott?",
                    "ar": "ما رأيك في طعم القهوة؟",
                }
            },
        ),
        StepTemplate(
            StepKind.RATE,
            14,
            spoken={
                "sv": "Svara för dig själv, utan att prata. Sedan tittar vi på hela gruppens svar: "
                "Vad ser ni?",
                "en": "Answer for yourself, without talking. Then we look at the whole group: what "
                "do you see?",
            },
            options={"aspects": ["day", "evening"], "results_on_phones": False},
        ),
        StepTemplate(
            StepKind.COMMENT,
            8,
            body={
                "sv": "Vad gör platsen trygg eller otrygg? Vad skulle du ändra?",
                "en": "What makes the place safe or unsafe? What would you change?",
                "sv-simple": "Vad gör att platsen känns trygg eller otrygg? Vad vill du ändra?",
                "ar": "ما الذي يجعل المكان آمنًا أو غير آمن؟ ما الذي تودّ تغييره؟",
            },
            spoken={
                "sv": "Skriv vad som gör platsen bra eller dålig. Föreslå gärna en plats som vi har"
                " glömt. Vi läser innan något visas.",
                "en": "Write what makes the place good or bad. Add a place we have forgotten. We "
                "read it before anything is shown.",
            },
        ),
        StepTemplate(
            StepKind.TALK,
            10,
            spoken={
                "sv": "Prata tre och tre: Vad är viktigast att ändra? Vem kan göra det?",
                "en": "Talk in threes: what is most important to change? Who could do it?",
            },
        ),
        StepTemplate(
            StepKind.CLOSING,
            5,
            spoken={
                "sv": "Två snabba frågor till. Vi kommer tillbaka och berättar vad som händer. Vill"
                " du prata om något du har varit med om? Kom till mig efteråt.",
                "en": "Two quick questions. We will come back and tell you what happens. Want to "
                "talk about something that happened to you? Come to me afterwards.",
            },
        ),
    ),
    reminders=(
        _l(
            "Vänner ser varandras skärmar. Därför visar telefonerna inga resultat och inga "
            "bakgrundsfrågor ställs."
        ),
        _l(
            "Läs varje kommentar innan den visas. Citera ingen enskild på storskärmen utan "
            "att ha tänkt efter."
        ),
        _l(
            "Misstänker ni att ett barn far illa är ni skyldiga att genast anmäla det till "
            "socialnämnden. Bestäm i förväg vem som gör det."
        ),
    ),
)
