"""What can be known before people come: whether the way in works, and the computer is fit for an evening."""

from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

import psutil
from flask import current_app
from flask_babel import lazy_gettext as _l

from facilitate import wakefulness
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Setting
from facilitate.dialogues.phases import RUNNING
from facilitate.extensions import db
from facilitate.live.way_in import WayIn
from facilitate.live.windows import windows_of

SECONDS = 2.0
"""How long the computer has to answer itself."""
MEGABYTE = 1_000_000
LEAST_FREE = 500 * MEGABYTE


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to do when it is not as it should be."""

    well: bool
    sentence: Any
    advice: Any = ""


def look_around(dialogue: Dialogue, way: WayIn) -> list[Finding]:
    """Everything but the phones, which tell by coming. Asks this computer over its own network, so not inside
    a unit of work."""
    db.session.rollback()  # nothing is held while somebody waits
    reached = _reaches_itself(way)
    found = [reached, _clock(dialogue), _disk()]
    if dialogue.setting == Setting.HALL or windows_of(dialogue.id):
        found.append(_projector(dialogue))
    return found if current_app.config["SETTINGS"].on_a_server else [*found, _sleep(dialogue)]


def _well(sentence: Any, advice: Any = "") -> Finding:
    return Finding(well=True, sentence=sentence, advice=advice)


def _amiss(sentence: Any, advice: Any) -> Finding:
    return Finding(well=False, sentence=sentence, advice=advice)


def answers_at(address: str) -> bool:
    """Whether this product answers there, as seen from this computer."""
    # Straight there: a proxy of the house would ask from another network.
    opener = build_opener(ProxyHandler({}))
    asked = Request(f"{address}/state", headers={"Accept": "application/json"})  # noqa: S310 - our own address
    try:
        with opener.open(asked, timeout=SECONDS) as answer:
            return b'"epoch"' in answer.read(1000)
    except (OSError, HTTPException, ValueError):
        return False


def _reaches_itself(way: WayIn) -> Finding:
    if answers_at(way.address):
        return _well(_l("Tjänsten svarar på %(address)s.", address=way.short))
    return _amiss(
        _l("Tjänsten svarar inte på %(address)s.", address=way.short),
        _l("Välj en annan adress, eller be den som sköter datorn titta på nätet och brandväggen."),
    )


def _clock(dialogue: Dialogue) -> Finding:
    if now() >= dialogue.created_at:
        return _well(_l("Datorns klocka går rätt."))
    return _amiss(_l("Datorns klocka går fel."), _l("Ställ den, annars blir tiderna fel."))


def _disk() -> Finding:
    free = psutil.disk_usage(str(current_app.config["SETTINGS"].instance_path)).free
    if free >= LEAST_FREE:
        return _well(_l("Det finns plats på disken."))
    sentence = _l("Disken är nästan full: %(number)s MB är lediga.", number=free // MEGABYTE)
    return _amiss(sentence, _l("Ta bort sådant som inte behövs, så att svaren får plats."))


def _projector(dialogue: Dialogue) -> Finding:
    if windows_of(dialogue.id):
        return _well(_l("Ett fönster för storskärmen är öppnat."))
    sentence = _l("Inget fönster för storskärmen är öppnat än.")
    return _amiss(sentence, _l("Tryck på Öppna storskärm och dra fönstret till projektorn."))


def _sleep(dialogue: Dialogue) -> Finding:
    keeper = wakefulness.of_app()
    if keeper.awake:
        return _well(_l("Datorn hålls vaken så länge samtalet pågår."), _l("Stäng ändå inte locket."))
    stay_awake = _l("Stäng inte locket och ställ in att datorn inte ska somna.")
    if dialogue.phase in RUNNING and keeper.refused:
        return _amiss(_l("Tjänsten kan inte hålla datorn vaken."), stay_awake)
    return _well(_l("Datorn hålls vaken när samtalet är öppet, om den tillåter det."), stay_awake)


USUALLY_WRONG: tuple[tuple[Any, Any], ...] = (
    (_l("Olika nät."), _l("Telefonen och datorn måste vara på samma nät.")),
    (
        _l("Gästnätet skiljer dem åt."),
        _l("Många gästnät låter inte telefoner prata med datorer. Ta ett annat nät eller en egen router."),
    ),
    (
        _l("Brandväggen på datorn."),
        _l("Den kan stoppa telefonerna. Tillåt inkommande trafik till tjänsten på det här nätet."),
    ),
    (_l("VPN."), _l("Stäng av det på datorn och på telefonen.")),
    (_l("Fel adress."), _l("Har datorn flera nät kan en annan adress vara rätt. Välj den ovanför.")),
    (_l("Nät som delas från en telefon."), _l("Det tar ofta bara tio telefoner till.")),
)
"""What is usually wrong when no phone reaches us, the likeliest first."""
