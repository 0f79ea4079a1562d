"""What comments are about: one code list, so that dialogues can be compared. A released code never changes.

After Brå's, BoTryggt2030's and the national safety survey's own headings.
"""

from collections.abc import Mapping
from types import MappingProxyType

from facilitate.figures.marking import N_

THEMES: Mapping[str, str] = MappingProxyType(
    {
        "belysning": N_("Belysning"),
        "sikt": N_("Sikt och växtlighet"),
        "skotsel": N_("Skötsel och nedskräpning"),
        "skadegorelse": N_("Skadegörelse och klotter"),
        "trafik": N_("Trafik och hastighet"),
        "storande_korning": N_("Störande körning, moped och A-traktor"),
        "narkotika": N_("Narkotika"),
        "alkohol_paverkade": N_("Påverkade personer"),
        "samlingar": N_("Grupper och samlingar"),
        "hot_vald": N_("Hot, våld och rån"),
        "trakasserier": N_("Trakasserier och kränkningar"),
        "stold": N_("Stöld och inbrott"),
        "folktomt": N_("Ödsligt, få människor"),
        "utformning": N_("Utformning, tunnlar och hitta rätt"),
        "framkomlighet": N_("Framkomlighet, halka och vila"),
        "narvaro": N_("Vuxna, personal och polis på plats"),
        "motesplatser": N_("Mötesplatser och aktiviteter"),
        "resande": N_("Busstation, väntan och resa"),
        "brand_vatten": N_("Brand-, vatten- och olycksrisk"),
        "positivt": N_("Det som fungerar"),
        "ovrigt": N_("Övrigt"),
    }
)
"""Code -> label in the master language, to be translated where it is shown."""
