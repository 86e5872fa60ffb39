import zipfile
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from bielelt_web.actions.contents import DOCX, JPEG, PDF, PNG, XLSX, kind_of

TYPES = "[Content_Types].xml"


def package(*parts):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return file.getvalue()


def saved(thing):
    file = BytesIO()
    thing.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", PDF),
        (b"\x89PNG\r\n\x1a\n....", PNG),
        (b"\xff\xd8\xff\xe0....", JPEG),
        (saved(Document()), DOCX),
        (saved(Workbook()), XLSX),
        (package(TYPES, "word/document.xml"), DOCX),
        (package("word/document.xml"), None),
        (package(TYPES, "word/document.xml", "word/vbaProject.bin"), None),
        (package("readme.txt"), None),
        (package(TYPES, "xl/workbook.xml")[:60], None),
        (b"<html><script>alert(1)</script>", None),
        (b"MZ\x90\x00 program", None),
        (b"GIF89a", None),
        (b"", None),
    ],
    ids=[
        "pdf", "png", "jpeg", "docx", "xlsx", "bare docx", "no types", "macros", "zip",
        "cut", "html", "program", "gif", "empty",
    ],
)  # fmt: skip
def test_what_a_file_is_its_content_says(content, kind):
    file = BytesIO(content)

    assert kind_of(file) == kind
    assert file.tell() == 0
