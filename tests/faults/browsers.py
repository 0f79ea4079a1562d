"""Real browsers in the room when the server is killed: what stands on their pages is what happened."""

import time
from collections import Counter

from flask import current_app
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.conftest import HALL
from tests.browser.hall import Hall
from tests.browser.people import SCREEN, Phone
from tests.faults.ledger import Verdict
from tests.faults.trial import Result, Trial

PHONES = 4
WAITING = "Väntar på nätet"


def killed(trial: Trial) -> Result:
    """Everybody chooses while nobody is there; afterwards it stands there as saved, and is stored once."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = launch(playwright, HALL)
        hall = Hall(current_app, trial.server, browser)  # type: ignore[arg-type]
        hall.room = trial.room
        try:
            phones = [hall.phone().join("asking") for _ in range(PHONES)]
            back = _kill_under(trial, phones)
        finally:
            hall.leave()
            browser.close()
        stored = Counter((one.participant_id, one.code, one.number) for one in hall.answers())
    trial.check_log("event=serving")
    right = [row for row in stored if row[1:] == ("1", 2)]
    verdict = Verdict(
        2 * PHONES, PHONES - len(right), sum(stored.values()) - PHONES, len(stored) - len(right)
    )
    said = f"{PHONES} of {PHONES} ”{WAITING}”, then ”Sparat”"
    return Result("the same under real browsers", PHONES, verdict, back, said, true=True)


def _kill_under(trial: Trial, phones: list[Phone]) -> float:
    """Seconds from the server's return until the last page said that it is saved."""
    for phone in phones:
        phone.choose("3")
        phone.saved()
    trial.server.kill()
    for phone in phones:
        phone.choose("1")
        expect(phone.page.locator(f"{SCREEN} [data-state]").first).to_have_text(WAITING)
    started = trial.server.start()
    for phone in phones:
        phone.saved()
    return time.monotonic() - started
