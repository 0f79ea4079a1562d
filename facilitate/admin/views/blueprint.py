"""The blueprint that the pages of the slice hang on."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__)
