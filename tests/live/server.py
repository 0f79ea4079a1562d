"""The whole product in a process of its own, on the database of INSTANCE_PATH. Says when it listens."""

from gevent import monkey

monkey.patch_all()

import sys  # noqa: E402

from flask import Flask  # noqa: E402

from config import Settings  # noqa: E402
from facilitate import serving  # noqa: E402
from facilitate.app import create_app  # noqa: E402
from facilitate.commands.serving import ready  # noqa: E402
from facilitate.extensions import socketio  # noqa: E402


def say_so(_app: Flask) -> None:
    print("ready", flush=True)  # noqa: T201


if __name__ == "__main__":
    settings = Settings.from_environment()
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    serving.serve(app, socketio, "127.0.0.1", int(sys.argv[1]), lambda: ready(app, say_so))
