"""Young people: out in the evenings, and with places of their own."""

from facilitate.demo.story import Occasion, Proposed, Rated, Said, Story, When
from facilitate.dialogues.models import PartnerKind, TargetGroup

YOUNG = Story(
    target_group=TargetGroup.YOUNG,
    case=131,
    when=When(weeks_ago=24, weekday=1, hour=15, minute=30),
    people=21,
    in_the_room=22,
    occasion=Occasion(
        room="Fritidsgården Lyktan",
        departments=("Kultur- och fritidsförvaltningen", "Barn- och utbildningsförvaltningen"),
        invited="Unga kommunutvecklare och fritidsgårdens besökare, genom ledarna och skolans elevråd.",
        can_influence={
            "sv": "Fritidsgårdens tider, ljus, skräp och var vuxna finns på kvällen.",
            "en": "The youth club's hours, lights, litter and where adults are in the evening.",
        },
        cannot_influence={
            "sv": "Skolans regler och vad polisen gör.",
            "en": "The school's rules and what the police do.",
        },
        feedback_where={
            "sv": "På fritidsgården, en kväll med pizza.",
            "en": "At the youth club, an evening with pizza.",
        },
        partners=((PartnerKind.ASSOCIATION, "Exempelby nattvandrare"),),
    ),
    rated=(
        Rated("Skolvägen", day="444433332", evening="443332221UN"),
        Rated("Busstationen", day="4444333322", evening="43332222111U"),
        Rated("Idrottsplatsen", day="4444443332N", evening="44433332221N"),
        Rated("Kvarnparken", day="444433333", evening="443332221UN"),
        Rated("Badplatsen", day="4444443333NN", evening="443332NNNN"),
    ),
    closing={"heard": "444333221-", "leads": "43332221--"},
    said=(
        Said(
            "Det är helt svart bakom ishallen när träningen slutar.",
            "Idrottsplatsen",
            "belysning",
            quoted=True,
        ),
        Said(
            "Äldre som står och skriker efter en när man byter buss.",
            "Busstationen",
            "trakasserier",
            quoted=True,
        ),
        Said(
            "Inget är öppet efter åtta så vi hänger vid bussen. Det är inte för att bråka 😅",
            "Busstationen",
            "motesplatser",
        ),
        Said("Epatraktorer snurrar runt hela kvällen på parkeringen.", "Skolvägen", "storande_korning"),
        Said("Nattvandrarna är bäst. De borde gå på torsdagar också.", "Kvarnparken", "narvaro"),
        Said("Cyklar blir stulna hela tiden, även låsta.", "Skolvägen", "stold"),
        Said("Love the park in summer, everyone is there 🌳", "Kvarnparken", "positivt"),
        Said("Livbojen är borta.", "Badplatsen", "brand_vatten", mark="fault"),
        Said("Trasigt glas på vägen nästan varje måndag.", "Skolvägen", "skotsel"),
        Said("Bra att bli frågad. Hoppas ni gör nåt också.", theme="ovrigt"),
        Said("lol", hidden="off_topic"),
    ),
    proposed=(
        Proposed(
            "Håll fritidsgården öppen till 22 på torsdagar.",
            "Det finns inget annat ställe att vara på än busstationen.",
            "Kultur- och fritidsförvaltningen",
            "Busstationen",
        ),
        Proposed(
            "Belysning bakom ishallen som är tänd till 23.",
            "Många går ensamma hem från träningen i mörker.",
            "Samhällsbyggnadsförvaltningen med idrottsföreningarna",
            "Idrottsplatsen",
        ),
    ),
    sentences=(
        "De flesta känner sig trygga på dagen, och många också på kvällen.",
        "Vid busstationen är kvällarna sämst: kommentarerna handlar om rop och om att inget är öppet.",
        "Gruppen vill ha fler vuxna ute och ett ställe att vara på.",
    ),
    works_well="Nattvandrarna uppskattas, och parken är populär på sommaren.",
)
