"""What is printed before an evening: the page to order it on, and the PDFs."""

from facilitate.live.views.prints import ordering, sheets
from facilitate.live.views.prints.blueprint import blueprint

__all__ = ["blueprint", "ordering", "sheets"]
