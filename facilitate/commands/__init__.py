"""python -m facilitate ...: one module for each group of commands, loaded when its command is asked for."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

PLACES = {
    "serve": "facilitate.commands.serving:serve",
    "migrate": "facilitate.commands.serving:migrate",
    "demo": "facilitate.demo.command:demo",
    "setup-link": "facilitate.commands.accounts:setup_link",
    "invite": "facilitate.commands.accounts:invite",
    "reset-link": "facilitate.commands.accounts:reset_link",
    "backup": "facilitate.commands.backups:backup",
    "restore": "facilitate.commands.backups:restore",
    "organisation": "facilitate.commands.organisations:organisation",
    "verify": "facilitate.archive.commands:verify",
}
"""Where each command is written. Not imported here: starting should not wait for what it does not need."""


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name; each is imported when it is first looked at."""

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _colon, attribute = self._places[name].partition(":")
            self._loaded[name] = getattr(import_module(module), attribute)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        self._loaded.pop(name, None)
        self._places.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._places, *self._loaded]))

    def __len__(self) -> int:
        return len(set(self._places) | set(self._loaded))


main = click.Group(
    "facilitate",
    commands=LazyCommands(PLACES),
    help="The municipality's tool for safety dialogues. Settings come from the environment.",
)
