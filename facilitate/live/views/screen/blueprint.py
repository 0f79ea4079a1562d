"""The blueprint that the projector's pages hang on."""

from flask import Blueprint

blueprint = Blueprint("screen", __name__)
