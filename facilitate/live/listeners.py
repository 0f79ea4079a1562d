"""Who is connected to this process, as the server found out in the handshake. A client never names a room."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    PHONE = "phone"
    CONTROL = "control"
    READING = "reading"
    """Those who read comments, and hear of nothing else."""
    SCREEN = "screen"

    @property
    def namespace(self) -> str:
        return f"/{self.value}"


def room_name(audience: Audience, dialogue_id: int, language: str = "") -> str:
    """The room of one audience of one dialogue; projectors, told words, have one for each language."""
    return f"{audience.value}:{dialogue_id}" + (f":{language}" if language else "")


@dataclass(frozen=True)
class Listener:
    """One connection. `identity` is the id of a participant, a membership or a screen, or a pass's key."""

    sid: str
    audience: Audience
    dialogue_id: int
    identity: str
    language: str = "sv"
    sign_in: str = ""
    """Staff only: the sign-in that the connection rests on, "user.credential version"; empty for a pass."""

    @property
    def user_id(self) -> int | None:
        return int(self.sign_in.partition(".")[0]) if self.sign_in else None

    @property
    def rooms(self) -> tuple[str, ...]:
        everyone = room_name(self.audience, self.dialogue_id)
        if self.audience is not Audience.SCREEN:
            return (everyone,)
        return everyone, room_name(self.audience, self.dialogue_id, self.language)


class Listeners:
    """The connections of this process."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Listener] = {}
        self._heard: set[tuple[int, str]] = set()
        self._windows: set[str] = set()

    def __len__(self) -> int:
        return len(self._by_sid)

    def add(self, listener: Listener) -> None:
        self._by_sid[listener.sid] = listener

    def find(self, sid: str) -> Listener | None:
        return self._by_sid.get(sid)

    def drop(self, sid: str) -> None:
        self._by_sid.pop(sid, None)

    def everyone(self) -> list[Listener]:
        """All of them; a copy, because connections come and go while somebody goes through them."""
        return list(self._by_sid.values())

    def of(self, audience: Audience, dialogue_id: int | None = None) -> list[Listener]:
        """Those of one audience, of one dialogue or of all."""
        return [
            one
            for one in self.everyone()
            if one.audience is audience and dialogue_id in (None, one.dialogue_id)
        ]

    def hear(self, dialogue_id: int, participant_id: str) -> None:
        """A phone has asked for a page, with or without a connection."""
        self._heard.add((dialogue_id, participant_id))

    def take_heard(self) -> set[tuple[int, str]]:
        """The phones that asked since this was last called: dialogue and participant."""
        heard, self._heard = self._heard, set()
        return heard

    def hear_window(self, screen_id: str) -> None:
        """A projector's window has asked for a page, with or without a connection."""
        self._windows.add(screen_id)

    def take_windows(self) -> set[str]:
        """The windows that asked since this was last called."""
        heard, self._windows = self._windows, set()
        return heard

    def dialogues(self) -> set[int]:
        """The dialogues that anybody here listens to."""
        return {one.dialogue_id for one in self.everyone()}
