"""Actors around one place: shops, drivers, landlords. Few people, so figures are often withheld."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates.template import StepTemplate, Template

ACTORS = Template(
    target_group=TargetGroup.ACTORS,
    name=_l("Aktörer kring en plats"),
    sentence=_l(
        "50 minuter på plats, före öppning eller efter stängning. En plats i flera delar, "
        "mest samtal och förslag."
    ),
    title={
        "sv": "Trygghet kring platsen",
        "en": "Safety around the place",
        "sv-simple": "Är platsen trygg?",
        "ar": "الأمان حول المكان",
    },
    purpose={
        "sv": "Vi vill veta hur ni som arbetar här ser på platsen, och komma överens om vad vi gör "
        "tillsammans.",
        "en": "We want to know how you who work here see the place, and agree on what we do together.",
        "sv-simple": "Ni arbetar här. Vi vill veta vad ni tycker om platsen. Vi vill också bestämma "
        "vad vi gör tillsammans.",
        "ar": "أنتم تعملون هنا. نريد أن نعرف رأيكم في المكان وأن نتفق على ما سنفعله معًا.",
    },
    steps=(
        StepTemplate(
            StepKind.WELCOME,
            5,
            spoken={
                "sv": "Välkomna! Vi är här för att se platsen med era ögon. Är ni få i rummet visar"
                " vi inga siffror. Berätta inget här om kameror, larm eller lås.",
                "en": "Welcome! We are here to see the place through your eyes. If you are few we "
                "show no numbers. Say nothing here about cameras, alarms or locks.",
            },
        ),
        StepTemplate(
            StepKind.RATE,
            12,
            title={
                "sv": "Platsens delar",
                "en": "Parts of the place",
                "sv-simple": "Delar av platsen",
                "ar": "أجزاء المكان",
            },
            spoken={
                "sv": "Svara om varje del av platsen, på dagen och när det är mörkt. Svara som du "
                "själv upplever den.",
                "en": "Answer about each part of the place, by day and in the dark. Answer as you "
                "experience it.",
            },
            options={"aspects": ["day", "evening"], "results_on_phones": False},
        ),
        StepTemplate(
            StepKind.TALK,
            18,
            title={
                "sv": "Orsaker och förslag",
                "en": "Causes and proposals",
                "sv-simple": "Varför och vad kan hjälpa?",
                "ar": "الأسباب والاقتراحات",
            },
            body={
                "sv": "Vad händer? När? Varför just här? Vad kan var och en av oss göra?",
                "en": "What happens? When? Why here? What can each of us do?",
                "sv-simple": "Vad händer? När händer det? Varför händer det här? Vad kan var och en göra?",
                "ar": "ماذا يحدث؟ متى؟ لماذا هنا بالذات؟ ماذا يمكن لكل واحد منا أن يفعل؟",
            },
            spoken={
                "sv": "När på dygnet händer det? Varför just här? Vad kan kommunen göra, och vad "
                "kan ni göra? Jag antecknar förslagen så att alla ser dem.",
                "en": "At what time does it happen? Why here? What can the municipality do, and "
                "what can you do? I note the proposals so that all can see them.",
            },
        ),
        StepTemplate(
            StepKind.COMMENT,
            10,
            body={
                "sv": "Vad händer här, och vid vilken tid? Vad skulle hjälpa?",
                "en": "What happens here, and at what time? What would help?",
                "sv-simple": "Vad händer här? När händer det? Vad kan hjälpa?",
                "ar": "ماذا يحدث هنا، وفي أي وقت؟ ما الذي يمكن أن يساعد؟",
            },
            spoken={
                "sv": "Skriv det som inte har sagts än. Skriv inga namn, och inget om kameror, larm"
                " eller lås.",
                "en": "Write what has not been said yet. No names, and nothing about cameras, "
                "alarms or locks.",
            },
        ),
        StepTemplate(
            StepKind.CLOSING,
            5,
            spoken={
                "sv": "Det här har vi kommit fram till … Två korta frågor till sist. Ni får "
                "återkoppling den dag som står på skärmen.",
                "en": "This is what we have arrived at … Two short questions to finish. You will "
                "hear from us on the day shown on the screen.",
            },
        ),
    ),
    reminders=(
        _l("Deltagarna går lätt att känna igen. Kom överens med dem innan ni citerar."),
        _l("Det som rör kameror, larm, lås och vakter kan omfattas av sekretess. Samla inte in det här."),
    ),
)
