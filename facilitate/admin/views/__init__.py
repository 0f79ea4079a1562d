"""Pages of the slice: the settings at the desk, and the notices for everybody."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__)

from facilitate.admin.views import departments, log, members, notices, settings  # noqa: E402, F401 - they add pages
