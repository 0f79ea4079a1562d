"""Pensioners: many are never out in the dark, and say so."""

from facilitate.demo.story import Occasion, Proposed, Rated, Said, Story, When
from facilitate.dialogues.models import PartnerKind, TargetGroup

PENSIONERS = Story(
    target_group=TargetGroup.PENSIONERS,
    case=86,
    when=When(weeks_ago=36, weekday=3, hour=14),
    people=24,
    in_the_room=27,
    occasion=Occasion(
        room="Folkets hus, stora salen",
        departments=("Kommunstyrelseförvaltningen", "Socialförvaltningen"),
        invited="Pensionärsföreningarnas medlemmar, med brev och på månadsmötet. Anslag på biblioteket.",
        can_influence={
            "sv": "Belysning, bänkar, snöröjning och var nattvandrarna går.",
            "en": "Lighting, benches, snow clearing and where the night walkers go.",
        },
        cannot_influence={
            "sv": "Busstiderna, som regionen bestämmer, och polisens arbete.",
            "en": "The bus timetable, which the region decides, and the work of the police.",
        },
        feedback_where={
            "sv": "På föreningarnas månadsmöte i Folkets hus.",
            "en": "At the associations' monthly meeting.",
        },
        partners=((PartnerKind.ASSOCIATION, "Exempelby pensionärsförening"), (PartnerKind.POLICE, "")),
    ),
    rated=(
        Rated("Busstationen", day="444443333332", evening="33222111UUUNNNNN"),
        Rated("Stora torget", day="4444444333332", evening="43332221UUNNNNNN"),
        Rated("Gångtunneln vid ån", day="44333332221N", evening="22111UUUUUNNNNNN"),
        Rated("Kvarnparken", day="444444333332N", evening="332221UUUNNNNNNN"),
        Rated("Biblioteket", day="44444444433", evening="4443333322NNN-"),
    ),
    closing={"heard": "4444433332", "leads": "444333322-"},
    said=(
        Said(
            "Det är mörkt mellan väntsalen och torget sedan lampan gick sönder i höstas.",
            "Busstationen",
            "belysning",
            mark="fault",
            quoted=True,
        ),
        Said(
            "Jag går hellre omvägen än genom tunneln. Det tar tio minuter extra.",
            "Gångtunneln vid ån",
            "utformning",
        ),
        Said(
            "Buskarna vid utgången skymmer. Man ser inte vem som kommer.",
            "Gångtunneln vid ån",
            "sikt",
            quoted=True,
        ),
        Said(
            "Fler bänkar! Med rullator orkar jag inte ända till biblioteket utan att vila.",
            "Stora torget",
            "framkomlighet",
        ),
        Said("Halt på gångvägen hela januari. Jag vågade inte gå ut.", "Kvarnparken", "framkomlighet"),
        Said(
            "Fint att det alltid är folk på biblioteket. Där känner jag mig lugn ☕🙂",
            "Biblioteket",
            "positivt",
        ),
        Said("Vi är aldrig ute efter sju på kvällen, varken jag eller mina väninnor.", theme="folktomt"),
        Said("Mopeder på gångbanan. De kör fort och hör inte.", "Kvarnparken", "storande_korning"),
        Said("The last bus leaves before the choir ends, so I wait alone.", "Busstationen", "resande"),
        Said("لا أشعر بالأمان في النفق مساءً، والإضاءة ضعيفة.", "Gångtunneln vid ån", "belysning"),
        Said("Ungdomarna hälsar och är trevliga. Det får ni gärna skriva!", "Busstationen", "positivt"),
        Said(
            "Min granne Sven Påhittad släpper ut sin hund lös vid bänkarna.",
            "Kvarnparken",
            "ovrigt",
            masked=("Sven", "Påhittad"),
        ),
        Said("När kommer kaffet?", hidden="off_topic"),
    ),
    proposed=(
        Proposed(
            "Laga lampan och sätt upp två till mellan väntsalen och torget.",
            "Mörkt på sträckan där många går från sista bussen.",
            "Samhällsbyggnadsförvaltningen",
            "Busstationen",
        ),
        Proposed(
            "Klipp ner buskarna vid båda utgångarna varje vår.",
            "Skymd sikt gör att många tar omvägen.",
            "Samhällsbyggnadsförvaltningen",
            "Gångtunneln vid ån",
        ),
        Proposed(
            "Tre bänkar med armstöd mellan torget och biblioteket.",
            "Den som behöver vila på vägen stannar hemma.",
            "Samhällsbyggnadsförvaltningen med pensionärsföreningen",
            "Stora torget",
        ),
    ),
    sentences=(
        "På dagen känner de flesta sig trygga på alla fem platserna.",
        "När det är mörkt är många inte ute alls, och av dem som svarar undviker flera gångtunneln.",
        "Ljus, sikt och någonstans att vila är det som nämns oftast.",
    ),
    works_well="Biblioteket är ett tryggt ställe hela dagen. "
    "Flera berättar att ungdomar vid busstationen hälsar och är vänliga.",
)
