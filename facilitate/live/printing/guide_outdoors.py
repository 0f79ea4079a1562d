"""What the page of advice says instead for a safety walk."""

from flask_babel import gettext as _


def before() -> list[str]:
    return [
        _("Gå sträckan samma väg i förväg. Prova vid varje stopp att telefonen når tjänsten."),
        _("Ladda telefonen som du leder från. Öppna styrsidan på den."),
        _("Dela ut kort, formulär och pennor vid starten, och låt alla gå med innan ni går."),
        _("Bestäm vem som går sist, vem som antecknar och vem som hjälper till att svara."),
    ]


def on_the_way() -> list[str]:
    return [
        _("Stanna där alla får plats och hör. Läs upp var ni är."),
        _("Låt alla svara innan ni pratar. Gå vidare på styrsidan först när ni går vidare."),
        _("En telefon utan nät behåller svaren och skickar dem senare. Låt sidan vara öppen."),
        _("Anteckna förslag medan ni pratar. Säg dagen då ni berättar vad som händer."),
    ]


def troubles() -> list[tuple[str, str]]:
    return [
        (
            _("En telefon säger att den väntar på nätet"),
            _("Svaren ligger kvar i den. Håll sidan öppen tills den säger att de är sparade."),
        ),
        (
            _("Ingen kommer in"),
            _("Svara på formulären. De skrivs in efteråt och räknas på samma sätt."),
        ),
        (
            _("Din telefon slutar fungera"),
            _("En kollega som du har släppt in kan styra från sin telefon."),
        ),
    ]
