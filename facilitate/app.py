"""create_app(): reads like a table of contents."""

import gevent.monkey
from flask import Flask

from config import ROOT, Settings
from facilitate import access, assets, errors, languages, limits, transaction, web
from facilitate.accounts import current
from facilitate.accounts.views import blueprint as accounts_pages
from facilitate.admin.views import blueprint as admin_pages
from facilitate.archive.views import blueprint as archive_pages
from facilitate.dialogues.views import blueprint as dialogue_pages
from facilitate.extensions import babel, csrf, db, login, migrate, socketio
from facilitate.live import actors, room
from facilitate.live.relay import Relay
from facilitate.live.views.colleagues import ask_to_come_in
from facilitate.live.views.colleagues import blueprint as colleague_pages
from facilitate.live.views.control import blueprint as control_pages
from facilitate.live.views.helping import blueprint as helping_pages
from facilitate.live.views.paper import blueprint as paper_pages
from facilitate.live.views.phone import blueprint as phone_pages
from facilitate.live.views.prints import blueprint as print_pages
from facilitate.live.views.screen import blueprint as screen_pages
from facilitate.places.views import blueprint as place_pages
from facilitate.watching.views import blueprint as watching

MEBIBYTE = 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Make the whole product for one set of settings."""
    settings = settings or Settings.from_environment()
    app = Flask(
        "facilitate",
        instance_path=str(settings.instance_path),
        template_folder=str(ROOT / "templates"),
        static_folder=None,
    )
    _configure(app, settings)
    limits.begin_anew()
    _connect_extensions(app, settings)
    for part in (web, errors, assets, current, room):
        part.init_app(app)
    access.init_app(app, actors.current_holder, ask_to_come_in)
    for blueprint in (
        accounts_pages,
        place_pages,
        dialogue_pages,
        control_pages,
        paper_pages,
        print_pages,
        screen_pages,
        colleague_pages,
        helping_pages,
        archive_pages,
        admin_pages,
        watching,
        phone_pages,  # last: its addresses begin with any six characters
    ):
        app.register_blueprint(blueprint)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    settings.instance_path.mkdir(parents=True, exist_ok=True)
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.key(),
        SESSION_COOKIE_NAME="staff",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        PERMANENT_SESSION_LIFETIME=current.SIGN_IN,
        MAX_CONTENT_LENGTH=2 * MEBIBYTE,
        WTF_CSRF_TIME_LIMIT=None,  # meetings are long
        WTF_CSRF_SSL_STRICT=False,  # the Origin check in web.py stands for it
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url(),
        SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 20, "max_overflow": 20, "hide_parameters": True},
        BABEL_DEFAULT_LOCALE=languages.MASTER,
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "facilitate" / "translations"),
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _connect_extensions(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    transaction.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "facilitate" / "migrations"), render_as_batch=True)
    babel.init_app(app, locale_selector=languages.choose_locale, timezone_selector=web.choose_time_zone)
    languages.init_app(app)
    login.init_app(app)
    login.session_protection = None  # it hashes address and browser, and laptops change rooms
    csrf.init_app(app)
    socketio.init_app(
        app,
        async_mode="gevent" if gevent.monkey.is_module_patched("threading") else "threading",
        transports=["websocket"],
        async_handlers=False,  # one phone's events in their order, and no greenlet for each
        max_http_buffer_size=16_384,
        client_manager=Relay(settings.redis_url) if settings.redis_url else None,
        ping_interval=15,
        ping_timeout=10,
    )
