"""What the control asks for."""

from flask import Blueprint

blueprint = Blueprint("control", __name__)
