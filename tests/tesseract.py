"""What tests that read pictures are marked with."""

import pytest

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.ocr.engine import check_installed


def installed():
    try:
        check_installed()
    except UnreadableDocument:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    not installed(),
    reason="Tesseract's data is not installed: apt-get install tesseract-ocr-mon.",
)
