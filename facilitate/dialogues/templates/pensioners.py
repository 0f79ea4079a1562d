"""Pensioners: daytime, a known room, large type, paper as good as a phone, 75 minutes."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates.template import StepTemplate, Template

PENSIONERS = Template(
    target_group=TargetGroup.PENSIONERS,
    name=_l("Pensionärer"),
    sentence=_l(
        "75 minuter på dagtid. Lugnt tempo, en provfråga, papper och medhjälpare. Resultatet "
        "visas även på telefonerna."
    ),
    title={
        "sv": "Trygghet för pensionärer",
        "en": "Safety for pensioners",
        "sv-simple": "Är det tryggt för pensionärer?",
        "ar": "الأمان للمتقاعدين",
    },
    purpose={
        "sv": "Vi vill veta var du känner dig trygg eller otrygg, och vad som skulle hjälpa.",
        "en": "We want to know where you feel safe or unsafe, and what would help.",
        "sv-simple": "Vi vill veta var du känner dig trygg. Vi vill veta var du känner dig rädd. "
        "Vad kan hjälpa?",
        "ar": "نريد أن نعرف أين تشعر بالأمان وأين لا تشعر به، وما الذي يمكن أن يساعد.",
    },
    steps=(
        StepTemplate(
            StepKind.WELCOME,
            7,
            body={
                "sv": "Sätt dig bekvämt. Vi börjar snart. Säg till om du vill svara på papper eller"
                " få hjälp.",
                "en": "Make yourself comfortable. We begin soon. Tell us if you prefer paper or "
                "would like help.",
                "sv-simple": "Sätt dig bekvämt. Vi börjar snart. Vill du svara på papper? Vill du ha hjälp? "
                "Säg till.",
                "ar": "اجلس براحة. سنبدأ قريبًا. أخبرنا إذا أردت الإجابة على ورقة أو احتجت إلى مساعدة.",
            },
            spoken={
                "sv": "Välkomna! Vi är här för att lyssna. Vi frågar inte vem du är. Du kan svara "
                "på telefon, på papper eller med hjälp. Skriv inga namn. I dag kan ni påverka"
                " det här …, men inte det här …",
                "en": "Welcome! We are here to listen. We do not ask who you are. You can answer by"
                " phone, on paper or with help. Write no names. Today you can influence this "
                "…, but not this …",
            },
        ),
        StepTemplate(
            StepKind.PRACTICE,
            5,
            body={
                "sv": "Tryck på det svar som passar. Provsvaren sparas inte.",
                "en": "Tap the answer that fits. These answers are not kept.",
                "sv-simple": "Tryck på ett svar. Vi sparar inte svaren i övningen.",
                "ar": "اضغط على الجواب المناسب. لا نحتفظ بأجوبة التمرين.",
            },
            spoken={
                "sv": "Vi provar först, om kaffet. Tryck på ett svar och sedan på Klart. Hjälp "
                "gärna varandra med telefonen, men inte med svaret.",
                "en": "Let us try first, about the coffee. Tap an answer, then Done. Do help each "
                "other with the phone, but not with the answer.",
            },
        ),
        StepTemplate(
            StepKind.RATE,
            28,
            spoken={
                "sv": "Nu är det på riktigt. Svara för dig själv och ta den tid du behöver. Är du "
                "aldrig där när det är mörkt? Då finns det ett svar för det. Sedan tittar vi "
                "tillsammans: Vad ser ni?",
                "en": "Now for real. Answer for yourself and take the time you need. Never there in"
                " the dark? There is an answer for that. Then we look together: what do you "
                "see?",
            },
            options={"aspects": ["day", "evening"], "results_on_phones": True},
        ),
        StepTemplate(
            StepKind.TALK,
            18,
            spoken={
                "sv": "Välj en eller två platser vid bordet. Varför känns det så? När? Vad fungerar"
                " bra? Vad skulle hjälpa, och vem kan göra det?",
                "en": "Choose one or two places at your table. Why does it feel like that? When? "
                "What works well? What would help, and who could do it?",
            },
        ),
        StepTemplate(
            StepKind.COMMENT,
            12,
            spoken={
                "sv": "Skriv det viktigaste från bordet, gärna en av er för alla. En medarbetare "
                "läser innan något visas.",
                "en": "Write down what matters most, one of you for the table if you like. Staff "
                "read it before anything is shown.",
            },
        ),
        StepTemplate(
            StepKind.CLOSING,
            5,
            spoken={
                "sv": "Två korta frågor till sist. Den dag som står på skärmen berättar vi vad som "
                "händer. Tack för att ni kom!",
                "en": "Two short questions to finish. On the day shown on the screen we will tell "
                "you what happens. Thank you for coming!",
            },
        ),
    ),
    reminders=(
        _l("Ha en medhjälpare för varje sex till åtta deltagare, och papper och pennor till alla."),
        _l("Välj fyra eller fem platser, med de namn som deltagarna använder."),
        _l(
            "Många är inte ute på kvällen. Då blir svaren ”Undviker” och ”Är inte där” många."
            " Det är också ett resultat."
        ),
    ),
)
