"""What the crowd thinks and writes. Only words: a simulated phone reads nothing else of the product."""

from collections.abc import Mapping
from typing import NamedTuple

LEANINGS: Mapping[str, tuple[str, str]] = {
    "Busstationen": ("4444433332", "43332221111UUN"),
    "Stora torget": ("44444433333", "443333222N"),
    "Gångtunneln vid ån": ("4433333222", "322221111UUUUNN"),
    "Kvarnparken": ("44444333332", "433322221UUNN"),
    "Skolvägen": ("44443333322", "4333222211UNN"),
}
"""By place: how people lean by day and in the dark, codes from safe to unsafe."""

IN_ENGLISH: Mapping[str, str] = {
    "The bus station": "Busstationen",
    "The main square": "Stora torget",
    "The underpass by the river": "Gångtunneln vid ån",
    "The mill park": "Kvarnparken",
    "The school road": "Skolvägen",
}
"""What an English phone calls the places."""

DARK = ("mörkt", "dark")
"""By these words a phone tells the evening from the day."""

OTHERWISE = "44433332221"
"""How people lean in questions about anything else; answers that a scale lacks are left out."""


class Remark(NamedTuple):
    text: str
    place: str = ""
    theme: str = ""


REMARKS = (
    Remark("Två lampor är släckta vid hållplats B. Har varit så i en månad.", "Busstationen", "belysning"),
    Remark("Man står ensam och väntar på sista bussen. Ingenting är öppet.", "Busstationen", "folktomt"),
    Remark("Stökigt på fredagskvällarna, men resten av veckan är det lugnt.", "Busstationen", "samlingar"),
    Remark("Bra att det har blivit nya tak över bänkarna.", "Busstationen", "positivt"),
    Remark("Väntsalen borde vara öppen så länge bussarna går.", "Busstationen", "resande"),
    Remark("Buses are fine, but please more light where we change.", "Busstationen", "belysning"),
    Remark("Torget lever när det är marknad. Gör fler saker där!", "Stora torget", "motesplatser"),
    Remark("Bilar genar över torget fast de inte får.", "Stora torget", "trafik"),
    Remark("Trevligt med uteserveringarna. Då finns det folk även på kvällen.", "Stora torget", "positivt"),
    Remark("Det ligger glas i sandlådan på måndagarna.", "Stora torget", "skotsel"),
    Remark("Jag har slutat gå genom tunneln när det är mörkt.", "Gångtunneln vid ån", "utformning"),
    Remark("Buskarna vid mynningen måste bort, man ser ingenting.", "Gångtunneln vid ån", "sikt"),
    Remark("Klotter i taket och det droppar. Känns bortglömt.", "Gångtunneln vid ån", "skadegorelse"),
    Remark("Mopeder kör igenom i full fart 😡", "Gångtunneln vid ån", "storande_korning"),
    Remark("أتجنب النفق ليلاً. نحتاج إلى إضاءة أفضل.", "Gångtunneln vid ån", "belysning"),
    Remark(
        "Måla den ljus och sätt in speglar, det hjälpte i grannkommunen.", "Gångtunneln vid ån", "utformning"
    ),
    Remark("Underbar park på dagen, barnen älskar den 🌞", "Kvarnparken", "positivt"),
    Remark("Gångvägen längs ån är kolsvart efter fyra på vintern.", "Kvarnparken", "belysning"),
    Remark("Det luktar hasch vid scenen och ingen gör något.", "Kvarnparken", "narkotika"),
    Remark("Nattvandrarna gör skillnad. Kan de gå här också på vardagar?", "Kvarnparken", "narvaro"),
    Remark("Isigt och osandat, jag halkade i februari.", "Kvarnparken", "framkomlighet"),
    Remark("Föräldrar kör ända fram till grinden. Det är farligare än allt annat.", "Skolvägen", "trafik"),
    Remark("Det saknas ett övergångsställe vid idrottsplatsen.", "Skolvägen", "trafik"),
    Remark("My daughter cycles here every day. More lamps, please.", "Skolvägen", "belysning"),
    Remark("A-traktorerna samlas här varje kväll.", "Skolvägen", "storande_korning"),
    Remark("Cykelstöld två gånger i år, båda gångerna låst cykel.", "Skolvägen", "stold"),
    Remark("Bänkarna är trasiga så ingen stannar längre.", "Kvarnparken", "skotsel"),
    Remark("Jag undrar vad som hände med förslagen från förra gången?"),
    Remark("Badplatsen behöver en ny livboj.", "", "brand_vatten"),
    Remark("Bra att ni frågar. Det är lättare att svara så här än att räcka upp handen.", "", "positivt"),
    Remark("Fler vuxna ute på kvällarna, det är vad som behövs.", "", "narvaro"),
    Remark("Det är tryggt här jämfört med där jag bodde förut.", "", "positivt"),
    Remark("Ring mig på 070-174 06 05 så visar jag var lampan är trasig.", "Skolvägen", "belysning"),
)
"""Each is written once at most. One holds a telephone number, of those kept free for films, to be found."""
