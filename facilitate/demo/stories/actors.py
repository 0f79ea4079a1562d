"""Actors around the bus station: so few have anything to say of the evening that its figures are withheld."""

from facilitate.demo.story import Occasion, Proposed, Rated, Said, Story, When
from facilitate.dialogues.models import PartnerKind, TargetGroup

ACTORS = Story(
    target_group=TargetGroup.ACTORS,
    case=204,
    when=When(weeks_ago=9, weekday=2, hour=7, minute=30),
    people=8,
    in_the_room=9,
    occasion=Occasion(
        title={"sv": "Trygghet kring busstationen", "en": "Safety around the bus station"},
        room="Väntsalen",
        departments=("Kommunstyrelseförvaltningen", "Samhällsbyggnadsförvaltningen"),
        invited="Kiosken, bussförarna, taxi, bostadsbolaget, räddningstjänsten och polisen, med e-post.",
        can_influence={
            "sv": "Väntsalens tider, skötsel och hur vi hjälps åt när något händer.",
            "en": "The waiting room's hours, upkeep, and how we help each other when something happens.",
        },
        cannot_influence={
            "sv": "Linjerna och vilka bussar som går.",
            "en": "The routes and which buses run.",
        },
        feedback_where={
            "sv": "Med e-post och på nästa frukostmöte.",
            "en": "By e-mail and at the next breakfast meeting.",
        },
        partners=(
            (PartnerKind.BUSINESS, "Kiosken vid busstationen"),
            (PartnerKind.HOUSING, "Exempelbyhus"),
            (PartnerKind.RESCUE, ""),
            (PartnerKind.POLICE, ""),
            (PartnerKind.REGION, "Bussbolaget"),
        ),
    ),
    rated=(
        Rated("Perrongerna", day="44433332", evening="321UNNNN"),
        Rated("Väntsalen", day="44443333", evening="332NNNNN"),
        Rated("Pendlarparkeringen", day="43333222", evening="21UNNNN-"),
    ),
    closing={"heard": "44443333", "leads": "44333322"},
    said=(
        Said(
            "Väntsalen stänger klockan 20 men sista bussen går 22.40. Då står folk utomhus.",
            "Väntsalen",
            "resande",
            quoted=True,
        ),
        Said(
            "Flera inbrott i bilar sedan i våras. Kunderna börjar ställa sig på torget i stället.",
            "Pendlarparkeringen",
            "stold",
        ),
        Said("Mycket lugnare sedan kiosken började ha öppet på söndagar.", "Väntsalen", "positivt"),
        Said("Klottret sitter kvar i veckor. Då kommer det mer.", "Perrongerna", "skadegorelse"),
        Said("Vi vet inte vem vi ska ringa när någon sover i väntsalen.", "Väntsalen", "narvaro"),
    ),
    proposed=(
        Proposed(
            "Håll väntsalen öppen till sista bussen, på prov under ett halvår.",
            "Resande väntar ute i mörkret i nästan tre timmar.",
            "Samhällsbyggnadsförvaltningen med bussbolaget",
            "Väntsalen",
        ),
        Proposed(
            "En gemensam telefonlista: vem ringer man om vad, dag och kväll?",
            "Ingen vet vem som har ansvaret när något händer.",
            "Kommunstyrelseförvaltningen",
            "Perrongerna",
        ),
    ),
    sentences=(
        "De som arbetar vid busstationen ser den som trygg på dagen.",
        "För få arbetar där på kvällen för att visa några siffror då.",
        "Alla är överens om att väntsalens tider är viktigast.",
    ),
    works_well="Kiosken har blivit en naturlig mötesplats, och alla som arbetar här känner varandra.",
)
