"""Every test makes an application of its own. What they would all compile anew is compiled once for all.

Both are Flask's own hooks, and change nothing but the time: templates are read again when their text changes.
"""

import atexit
import os
import shutil
import tempfile
from typing import Any, ClassVar

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

FOLDER = "COMPILED_TEMPLATES"
"""Says where they are to the processes that a run of the tests starts; each run begins anew."""


class KnownRule(Rule):
    """An address whose builder was compiled before, for another application."""

    _known: ClassVar[dict[object, Any]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Any:
        converters = [(name, type(one)) for name, one in self._converters.items()]
        key = repr((self.rule, self._trace, self.defaults, converters, append_unknown))
        if key not in self._known:
            self._known[key] = super()._compile_builder(append_unknown)
        return self._known[key]


def compile_once() -> None:
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="templates-")
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(os.environ[FOLDER])}
    Flask.url_rule_class = KnownRule
