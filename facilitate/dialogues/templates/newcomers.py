"""Newly arrived: short sentences, more time, an interpreter or bridge builder, nobody to be afraid of."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates.template import StepTemplate, Template

NEWCOMERS = Template(
    target_group=TargetGroup.NEWCOMERS,
    name=_l("Nya i Sverige"),
    sentence=_l("70 minuter med lätt svenska, gärna med tolk eller lärare. Mer tid till varje del."),
    title={
        "sv": "Är det tryggt här?",
        "en": "Is it safe here?",
        "sv-simple": "Är det tryggt här?",
        "ar": "هل المكان آمن هنا؟",
    },
    purpose={
        "sv": "Vi vill veta var du känner dig trygg. Vi vill veta var du känner dig rädd. Då kan vi"
        " göra det bättre.",
        "en": "We want to know where you feel safe. We want to know where you feel afraid. Then we "
        "can make it better.",
        "sv-simple": "Vi vill veta var du känner dig trygg. Vi vill veta var du känner dig rädd. Då "
        "kan vi göra det bättre.",
        "ar": "نريد أن نعرف أين تشعر بالأمان وأين تشعر بالخوف، حتى نتمكن من تحسين الوضع.",
    },
    steps=(
        StepTemplate(
            StepKind.WELCOME,
            10,
            body={
                "sv": "Vi börjar snart. Vi frågar inte vad du heter. Ingen kan se vilka svar som är dina.",
                "en": "We begin soon. We do not ask your name. Nobody can see which answers are yours.",
                "sv-simple": "Vi börjar snart. Vi frågar inte vad du heter. Ingen kan se vilka svar som är "
                "dina.",
                "ar": "سنبدأ قريبًا. لا نسأل عن اسمك. لا أحد يستطيع أن يعرف أيّ الأجوبة لك.",
            },
            spoken={
                "sv": "Välkomna! Vi arbetar i kommunen. Vi frågar inte vad ni heter. Ingen kan se "
                "vilka svar som är dina, inte heller polisen. Man kan byta språk i telefonen."
                " Fråga om något är svårt.",
                "en": "Welcome! We work for the municipality. We do not ask your names. Nobody can "
                "see which answers are yours, not the police either. You can change language "
                "on the phone. Ask if anything is difficult.",
            },
        ),
        StepTemplate(
            StepKind.PRACTICE,
            8,
            body={
                "sv": "Tryck på ett svar. Det är bara en övning.",
                "en": "Tap an answer. It is only practice.",
                "sv-simple": "Tryck på ett svar. Det är bara en övning.",
                "ar": "اضغط على جواب. هذا مجرد تمرين.",
            },
            spoken={
                "sv": "Vi övar först. Frågan är om kaffe. Vi läser svaren högt tillsammans.",
                "en": "We practise first. The question is about coffee. We read the answers aloud together.",
            },
        ),
        StepTemplate(
            StepKind.RATE,
            22,
            body={
                "sv": "Tänk på platsen. Hur känns det där?",
                "en": "Think of the place. How does it feel there?",
                "sv-simple": "Tänk på platsen. Hur känns det där?",
                "ar": "فكّر في المكان. كيف تشعر هناك؟",
            },
            spoken={
                "sv": "Vi tar en plats i taget. Jag läser frågan. Svara i lugn och ro. Går du inte "
                "dit för att du är rädd? Välj Undviker. Är du aldrig där? Välj det sista "
                "svaret.",
                "en": "One place at a time. I read the question. Take your time. Do you not go "
                "there because you are afraid? Choose I avoid it. Never there? Choose the "
                "last answer.",
            },
            options={"aspects": ["day", "evening"], "results_on_phones": False},
        ),
        StepTemplate(
            StepKind.TALK,
            15,
            body={
                "sv": "Varför är det så? När är det så? Vad kan hjälpa?",
                "en": "Why is it like that? When? What can help?",
                "sv-simple": "Varför är det så? När är det så? Vad kan hjälpa?",
                "ar": "لماذا الوضع كذلك؟ متى يكون كذلك؟ ما الذي يمكن أن يساعد؟",
            },
            spoken={
                "sv": "Prata på det språk ni vill. Varför är det så? Vad kan hjälpa? Vad är bra här?",
                "en": "Talk in the language you like. Why is it like that? What can help? What is good here?",
            },
        ),
        StepTemplate(
            StepKind.COMMENT,
            8,
            body={
                "sv": "Vad är bra på platsen? Vad är inte bra?",
                "en": "What is good about the place? What is not good?",
                "sv-simple": "Vad är bra på platsen? Vad är inte bra?",
                "ar": "ما الجيد في المكان؟ وما غير الجيد؟",
            },
            spoken={
                "sv": "Skriv på det språk ni vill. Skriv inga namn. Den som inte vill skriva kan "
                "berätta för oss.",
                "en": "Write in any language. Write no names. If you would rather not write, tell us.",
            },
        ),
        StepTemplate(
            StepKind.CLOSING,
            7,
            spoken={
                "sv": "Två frågor till. Sedan är vi klara. Vi kommer tillbaka och berättar vad "
                "kommunen gör. Tack!",
                "en": "Two more questions. Then we are done. We will come back and tell you what "
                "the municipality does. Thank you!",
            },
        ),
    ),
    languages=("sv", "sv-simple", "en", "ar"),
    reminders=(
        _l(
            "Berätta att ni frågar för kommunen och att ingen, inte heller polisen, kan se "
            "vem som har svarat vad."
        ),
        _l("Ta med tolk, lärare eller brobyggare. Läs frågorna högt."),
        _l(
            "Frågorna om platserna har samma ord i alla samtal, så att svaren går att "
            "jämföra. Förklara dem i stället muntligt."
        ),
    ),
)
