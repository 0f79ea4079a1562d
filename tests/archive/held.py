"""A meeting that was held without the tool, entered page by page as a facilitator would."""

import re
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from facilitate.accounts.models import Membership
from facilitate.archive.models import Record
from facilitate.dialogues.models import Dialogue, Question
from facilitate.extensions import db
from tests.factories import make_place

Counts = dict[Question, dict[str, Any]]


class HeldMeeting:
    def __init__(self, client: FlaskClient, member: Membership) -> None:
        self.client, self.member, self.number = client, member, 0

    @property
    def dialogue(self) -> Dialogue:
        db.session.expire_all()
        return db.session.get(Dialogue, self.number)

    @property
    def questions(self) -> list[Question]:
        return db.session.query(Question).filter_by(dialogue_id=self.number).order_by(Question.position).all()

    def work(self, path: str = "") -> str:
        return f"/archive/work/{self.number}{path}"

    def read(self, address: str, **given: Any) -> str:
        answer = self.client.get(address, **given)
        assert answer.status_code == 200, (address, answer.status_code, answer.location)
        return answer.get_data(as_text=True)

    def post(self, path: str, **typed: Any) -> Any:
        return self.client.post(self.work(path), data=typed)

    def begin(self, held_as: str) -> "HeldMeeting":
        answer = self.client.post("/dialogues/held", data={"held_as": held_as, "target_group": "pensioners"})
        self.number = int(re.search(r"/dialogues/(\d+)/about", answer.location)[1])
        return self

    def say_about(self, **given: Any) -> Any:
        about = {
            "title_sv": "PRO Exempelby 2024",
            "influence": "consultation",
            "starts_on": "2024-03-12",
            "starts_time": "13:00",
            "lead_department_id": str(next(iter(self.member.department_ids))),
        }
        return self.client.post(f"/dialogues/{self.number}/about", data=about | given)

    def prepare(
        self,
        *places: str,
        held_as: str = "paper",
        figures: bool = False,
        aspects: list[str] | None = None,
        **about: Any,
    ) -> "HeldMeeting":
        self.begin(held_as)
        assert "Vilken dag sågs ni?" in self.read(f"/dialogues/{self.number}/about")
        assert self.say_about(**about).status_code == 302
        found = [make_place(self.member.organisation, name).id for name in places]
        answer = self.client.post(f"/dialogues/{self.number}/spots", data={"place": found, "act": "save"})
        assert answer.location.endswith("/held-content")
        self.read(answer.location)
        content = {"figures": "yes" if figures else "no", "aspects": aspects or ["day", "evening"]}
        answer = self.client.post(answer.location, data=content)
        assert "Klart att skriva in" in self.read(answer.location)
        return self

    def enter(self) -> "HeldMeeting":
        answer = self.post("/entry")
        assert answer.location.endswith(self.work())
        assert "1 Skriv in det som kom fram" in self.read(self.work())
        return self

    def send_totals(self, counts: Counts, people: str = "") -> Any:
        self.read(self.work("/totals"))
        fields = {
            f"count-{question.id}-{code}": str(count)
            for question, given in counts.items()
            for code, count in given.items()
        }
        return self.post("/totals", people=people, **fields)

    def count(self, counts: Counts, people: str = "") -> bool:
        answer = self.send_totals(counts, people)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return True

    def note(self, text: str, **about: str) -> None:
        self.read(self.work("/notes"))
        assert self.post("/notes", text=text, **about).status_code == 303

    def enter_form(self, number: int, codes: dict[Question, str], comment: str = "") -> Any:
        typed = {f"code-{question.id}": code for question, code in codes.items()}
        words = {"comment-0": comment} if comment else {}
        return self.client.post(
            f"/control/{self.number}/paper/new", data={"number": number, "key": ""} | typed | words
        )

    def work_fields(self) -> dict[str, str]:
        page = self.read(self.work())
        return dict(re.findall(r'name="([\w-]*seen\w*)" type="hidden" value="(\w*)"', page))

    def found(self, **sought: str) -> bool:
        """Whether the archive's search finds it."""
        query = urlencode(sought)
        return "PRO Exempelby 2024" in self.read(f"/archive?{query}")

    def seal(self, **typed: Any) -> Record:
        answer = self.post("/seal", **self.work_fields() | typed)
        number = re.search(r"/archive/(\d+)$", answer.location or "")
        assert number, (answer.status_code, answer.get_data(as_text=True))
        return db.session.get(Record, int(number[1]))
