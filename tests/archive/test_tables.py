"""Tables that a Swedish spreadsheet opens right, with the numbers of the record and no others."""

import csv
import io

from flask_babel import force_locale

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.documents import delivery
from facilitate.archive.documents.delivery import LANGUAGE, Document
from facilitate.archive.history import history_of
from facilitate.archive.models import Record
from facilitate.archive.names import file_name
from tests.archive.closed import (
    DAY,
    EVENING,
    FEW,
    close_dialogue,
    note_proposal,
    seal_it,
    sealed_dialogue,
)


def figures_of(record: Record) -> list[dict[str, str]]:
    with force_locale(LANGUAGE):
        return rows_of(delivery.figures_table(history_of(record)))


def rows_of(document: Document) -> list[dict[str, str]]:
    assert document.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(document.content.decode("utf-8-sig")), delimiter=";"))


def test_the_figures_read_again_are_the_counts(organisation: Organisation, facilitator: Membership) -> None:
    rows = figures_of(sealed_dialogue(organisation, facilitator, rated=((DAY, EVENING),)))
    for row, counts in zip(rows[:2], (DAY, EVENING), strict=True):
        labels = ["Mycket trygg", "Ganska trygg", "Ganska otrygg", "Mycket otrygg"]
        assert [int(row[label]) for label in labels] == [counts[code] for code in "4321"]
        assert int(row["Undviker – känns otryggt"]) == counts["U"]
        assert int(row["Är inte där / vet inte"]) == counts["N"]
        assert int(row["Hoppade över"]) == counts["-"]
        assert int(row["Tog ställning"]) == sum(counts[code] for code in "4321U")
    assert (rows[0]["Plats"], rows[0]["Tid"]) == ("Busstationen", "På dagen")


def test_a_withheld_line_holds_no_number(organisation: Organisation, facilitator: Membership) -> None:
    evening = figures_of(sealed_dialogue(organisation, facilitator, rated=((DAY, FEW),)))[1]
    assert evening["Anmärkning"] == "För få svar för att visa siffror."
    what = ("Del", "Plats", "Tid", "Fråga", "Omgång", "Anmärkning")
    assert not any(cell for head, cell in evening.items() if head not in what)


def test_proposals_stand_under_the_heads_of_the_plan(
    organisation: Organisation, facilitator: Membership
) -> None:
    record = sealed_dialogue(organisation, facilitator)
    with force_locale(LANGUAGE):
        (row,) = rows_of(delivery.proposals_table(history_of(record)))
    assert list(row)[:6] == ["Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning"]
    assert (row["Åtgärd"], row["Vem"], row["Status"]) == ("Laga lampan", "Samhällsbyggnad", "förslag")
    assert (row["Plats"], row["Problem"], row["Orsak"]) == ("Busstationen", "Mörkt vid hållplats C", "")


def test_nobody_can_write_a_formula_into_a_spreadsheet(
    organisation: Organisation, facilitator: Membership
) -> None:
    dialogue = close_dialogue(organisation, facilitator)
    attacks = ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "  =1"]
    for attack in attacks:
        note_proposal(dialogue, measure=attack, problem=attack)
    record = seal_it(dialogue, facilitator)
    with force_locale(LANGUAGE):
        rows = rows_of(delivery.proposals_table(history_of(record)))
    assert [row["Åtgärd"] for row in rows] == [f"'{attack.strip()}" for attack in attacks]
    assert not any(cell.startswith(tuple("=+-@")) for row in rows for cell in row.values())


def test_file_names_are_plain_on_every_system() -> None:
    assert file_name("Året i ”Ö”: x/..\\y\r\n", None, "siffror", "csv") == "aret-i-o-x-y-siffror.csv"
