"""Whatever happens to a file on its way, it is read or refused: never another exception.

Longer: ``BIELELT_EXAMPLES=500 pytest tests/reading/test_fuzzing.py``.
"""

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from tests.examples import examples
from tests.reading.mutations import MUTATIONS
from tests.reading.sources.old_files import compound, open_document
from tests.reading.sources.tables import WRITERS

from bielelt.core.errors import UnreadableDocument
from bielelt.core.report_json import dumps
from bielelt.reading import read_reports
from bielelt.reading.batch.archives import open_archive, unpack_archive
from bielelt.reading.batch.mails import unpack_mail
from bielelt.reading.batch.members import Unpacking
from bielelt.reading.sniffing import sniff

SAMPLES = Path(__file__).parents[2] / "samples"
TABLE = [
    ["1", "2", "3", "4", "5", "6", "7"],
    [
        "1", "1", "Мод тарих тухай 2024-03-11 Дугаар 2024_А/120",
        "1. Таван га талбайд мод тарихыг даалгасугай.", "4.5 га буюу 90 хувьд тарьсан.",
        "90%", "70%",
    ],
    ["", "2", "", "2. Хашаа барихыг үүрэг болгосугай.", "Барьсан байна.", "100%", "100%"],
    [
        "2", "3", "Өвөлжилтийн тухай 2023-10-02 Дугаар 2023_А/7",
        "1. 60 тонн өвс бэлтгэхийг даалгасугай.", "Хугацаа болоогүй.", "Х.Б", "Х.Б",
    ],
    ["ТАЙЛАН ГАРГАСАН", "МЭРГЭЖИЛТЭН", "Д.ӨНӨР"],
]  # fmt: skip

OLD = {
    "a.doc": compound("1Table", "WordDocument"),
    "a.xls": compound("Workbook", "SummaryInformation"),
    "a.odt": open_document("application/vnd.oasis.opendocument.text"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzzing")


@pytest.fixture(scope="module")
def written(folder):
    """Return the bytes of one small report in every kind of file, and of the samples."""
    files = {}
    width = len(TABLE[0])
    for suffix, write in WRITERS.items():
        path = folder / f"written{suffix}"
        write(path, [(row + [""] * width)[:width] for row in TABLE])
        files[suffix] = path.read_bytes()
    return files


def outcome(path):
    """Return the kind of outcome; the JSON form must hold whatever was read."""
    try:
        forms = [json.loads(dumps(report))["schema"] for report in read_reports(path)]
    except UnreadableDocument as error:
        return "refused" if "\n" not in str(error) else str(error)
    return forms[0]


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=examples(20))
@given(mutation=MUTATIONS)
def test_a_spoilt_report_is_read_or_refused(folder, written, suffix, mutation):
    path = folder / f"spoilt{suffix}"
    path.write_bytes(mutation.apply(written[suffix]))

    assert outcome(path) in {"bielelt-report/1", "refused"}


@pytest.mark.parametrize("name", ["half-year.txt", "quarter.html", "year.docx"])
@settings(max_examples=examples(2))
@given(mutation=MUTATIONS)
def test_a_spoilt_sample_is_read_or_refused(folder, name, mutation):
    path = folder / name
    path.write_bytes(mutation.apply((SAMPLES / name).read_bytes()))

    assert outcome(path) in {"bielelt-report/1", "refused"}


# Pictures --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pictures():
    """Return the bytes of a small ruled table in every kind of picture."""
    page = np.full((500, 900, 3), 255, np.uint8)
    for y in range(60, 460, 80):
        cv2.line(page, (40, y), (860, y), (0, 0, 0), 2)
    for x in range(40, 900, 205):
        cv2.line(page, (x, 60), (x, 380), (0, 0, 0), 2)
    cv2.putText(page, "100%", (660, 110), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    return {
        suffix: cv2.imencode(suffix, page)[1].tobytes()
        for suffix in (".png", ".jpg", ".tif")
    }


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
@settings(max_examples=examples(4))
@given(mutation=MUTATIONS)
def test_a_spoilt_picture_is_read_or_refused(folder, pictures, suffix, mutation):
    path = folder / f"spoilt{suffix}"
    path.write_bytes(mutation.apply(pictures[suffix]))

    assert outcome(path) in {"bielelt-report/1", "refused"}


# Containers and old kinds ----------------------------------------------------------------


@pytest.fixture(scope="module")
def archive(written):
    """Return a ZIP with files, folders and a ZIP inside."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("дотор.csv", written[".csv"])
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2023/", b"")
        archive.writestr("2023/тайлан.txt", written[".txt"])
        archive.writestr("2023/тайлан.docx", written[".docx"])
        archive.writestr("дотор.zip", inner.getvalue())
    return outer.getvalue()


@pytest.fixture(scope="module")
def mail(written, archive):
    """Return a mail with attachments of several encodings, another mail among them."""
    inner, outer = EmailMessage(), EmailMessage()
    for message in (inner, outer):
        message["From"], message["To"] = "Номгон <a@example.mn>", "b@example.mn"
        message["Subject"] = "Хагас жилийн тайлан"
        message.set_content("Тайланг хавсаргав.")
    inner.add_attachment(
        written[".txt"].decode(), filename="тайлан.txt", cte="quoted-printable"
    )
    outer.add_attachment(inner)
    outer.add_attachment(archive, maintype="application", subtype="zip", filename="а.zip")
    return outer.as_bytes()


def taken(path, unpack):
    """Unpack and return what kinds of members there are; each lies inside, and is a file."""
    with TemporaryDirectory() as folder:
        unpacking = Unpacking(path.name, Path(folder) / "into")
        try:
            unpack(path, unpacking)
        except UnreadableDocument as error:
            return {"refused" if "\n" not in str(error) else str(error)}
        inside = {p for p in unpacking.into.rglob("*") if p.is_file()}
        return {
            "refused"
            if member.path is None
            else "taken"
            if member.path in inside and "\n" not in member.name
            else member.name
            for member in unpacking.members
        }


def unpack_if_archive(path, unpacking):
    found = open_archive(path)
    if found is not None:
        with found:
            unpack_archive(found, unpacking)


@settings(max_examples=examples(50))
@given(mutation=MUTATIONS)
def test_a_spoilt_archive_gives_files_or_is_refused(folder, archive, mutation):
    path = folder / "spoilt.zip"
    path.write_bytes(mutation.apply(archive) or b"PK")

    assert taken(path, unpack_if_archive) <= {"taken", "refused"}


@settings(max_examples=examples(50))
@given(mutation=MUTATIONS)
def test_a_spoilt_mail_gives_files_or_is_refused(folder, mail, mutation):
    path = folder / "spoilt.eml"
    path.write_bytes(mutation.apply(mail))

    assert taken(path, unpack_mail) <= {"taken", "refused"}


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.odt"])
@settings(max_examples=examples(20))
@given(mutation=MUTATIONS)
def test_a_spoilt_old_file_is_told_or_refused(folder, name, mutation):
    path = folder / f"spoilt-{name}"
    path.write_bytes(mutation.apply(OLD[name]))

    try:
        kind = sniff(path)
    except UnreadableDocument as error:
        kind = "refused" if "\n" not in str(error) else str(error)

    assert kind in {"office", "refused", "text", "csv", "markdown", "html", None}
