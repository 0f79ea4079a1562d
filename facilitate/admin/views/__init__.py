"""Pages of the slice: the settings at the desk, and the notices for everybody."""

from facilitate.admin.views import departments, log, members, notices, settings
from facilitate.admin.views.blueprint import blueprint

__all__ = ["blueprint", "departments", "log", "members", "notices", "settings"]
