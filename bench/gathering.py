"""A started server, an open dialogue that asks about its places, and phones that have joined it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.crowd import Crowd, crowd
from bench.hall import MOST_PLACES, Hall, ask, found_town, open_hall
from bench.product import Product, product
from facilitate.demo.preparing import Municipality


@dataclass
class Gathering:
    """Everything that a measurement needs. `identities` are the phones' names in the database."""

    server: Product
    crowd: Crowd
    town: Municipality
    hall: Hall
    identities: list[str] = field(default_factory=list)
    _taken: int = 0

    def fresh_question(self) -> tuple[int, int]:
        """A question that no phone has answered, and the number to answer it with."""
        turn, at = divmod(self._taken, len(self.hall.questions))
        self._taken += 1
        return self.hall.questions[at], turn + 1

    def move_to_new_hall(self, places: int | None = None) -> None:
        """Another dialogue, at its first question, to which nobody has come yet."""
        self.hall, self.identities, self._taken = open_hall(self.town, places), [], 0
        ask(self.hall)
        self.crowd.go_to(self.server.port, self.hall.path)

    def start_anew(self) -> None:
        """Another process of the server's, which holds nothing yet. Phones keep their cookies."""
        self.crowd.order("disconnect")
        self.server.stop()
        self.server.start()


@contextmanager
def gathering(people: int, places: int | None = MOST_PLACES) -> Iterator[Gathering]:
    """So many phones that have joined over the product's own door; none is connected."""
    with product() as server, crowd() as phones:
        town = found_town()
        hall = open_hall(town, places)
        server.start()
        phones.go_to(server.port, hall.path)
        phones.join(people)  # before anything is asked: the page is small then
        ask(hall)
        yield Gathering(server, phones, town, hall, phones.identities())
