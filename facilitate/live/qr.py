"""QR codes as SVG, dark on white whatever surrounds them."""

import qrcode
from markupsafe import Markup, escape
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathFillImage


def draw_qr(text: str, label: str) -> Markup:
    """The code as SVG with its white margin; `label` says what it is to those who do not see it."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, image_factory=SvgPathFillImage)
    code.add_data(text)
    drawn = code.make_image().to_string(encoding="unicode")
    size = code.modules_count + 2 * code.border
    # The library gives every code's path the same id, and a page may hold two codes.
    inside = drawn[drawn.index(">", drawn.index("<svg")) + 1 :].replace(' id="qr-path"', "")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges" role="img" aria-label="{escape(label)}">'
    )
    return Markup(head + inside)  # noqa: S704 - made by the library from a text of ours
