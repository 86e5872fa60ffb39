"""Old Word and Excel, RTF and OpenDocument: told by content, converted, read as what comes out."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.reading.sources.old_files import compound, open_document
from tests.reading.sources.tables import WRITERS

from bielelt.core.errors import UnreadableDocument
from bielelt.reading import read_report
from bielelt.reading.legacy import kind_of
from bielelt.reading.sources import source_for

SAMPLE = Path(__file__).parents[3] / "samples" / "year.docx"
ROWS = [
    ["1", "2", "3", "4", "5", "6", "7"],
    [
        "1", "1", "Мод тарих тухай 2024-03-11 Дугаар 2024_А/120",
        "1. Таван га талбайд мод тарихыг даалгасугай.", "4.5 га буюу 90 хувьд тарьсан.",
        "90%", "70%",
    ],
    ["", "2", "", "2. Хашаа барихыг үүрэг болгосугай.", "Барьсан байна.", "100%", "Х.Б"],
]  # fmt: skip

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def save_as(path, suffix):
    """Let LibreOffice save a file in another format, as an office would."""
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", suffix.removeprefix("."), "--outdir", path.parent, path),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return path.with_suffix(suffix)


def told(report):
    """Return what a report says, without where in the file it was found."""
    return [
        (
            d.serial,
            d.title,
            d.number,
            d.date,
            c.serial,
            c.label,
            c.text,
            c.progress,
            c.self_rating,
            c.upper_rating,
        )
        for d in report.decisions
        for c in d.clauses
    ]


@needs_libreoffice
@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".doc", "application/msword"),
        (".rtf", "application/rtf"),
        (".odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_a_report_saved_in_an_old_format_reads_as_before(tmp_path, suffix, media_type):
    given = tmp_path / "тайлан.docx"
    shutil.copy(SAMPLE, given)
    old = save_as(given, suffix).rename(tmp_path / "тайлан.bin")

    report = read_report(old)

    assert told(report) == told(read_report(SAMPLE))
    assert (report.source.name, report.source.reader, report.source.media_type) == (
        "тайлан.bin",
        "office",
        media_type,
    )


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_a_sheet_saved_in_an_old_format_reads_as_before(tmp_path, suffix):
    given = tmp_path / "a.xlsx"
    WRITERS[".xlsx"](given, ROWS)
    old = save_as(given, suffix)

    assert told(read_report(old)) == told(read_report(given))
    assert read_report(old).source.reader == "office"


@needs_libreoffice
def test_a_damaged_file_ends_in_one_line(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(compound("WordDocument"))

    with pytest.raises(UnreadableDocument) as error:
        source_for(path).read(path)

    assert str(error.value) == (
        "“a.doc” is an old Word file that LibreOffice cannot open: it is damaged, or "
        "protected by a password. Open it and save it as .docx, and try again."
    )


def test_without_libreoffice_the_packages_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.xls"
    path.write_bytes(compound("Workbook"))

    with pytest.raises(UnreadableDocument) as error:
        source_for(path).read(path)

    assert str(error.value) == (
        "“a.xls” is an old Excel file, and LibreOffice, which opens it, is not installed. "
        "Install it (Debian: apt install libreoffice-writer-nogui libreoffice-calc-nogui), "
        "or save the file as .xlsx."
    )


# Told by content -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (compound("1Table", "WordDocument"), ".doc"),
        (compound("Workbook"), ".xls"),
        (compound("Book"), ".xls"),
        (compound("WordDocument", "Workbook"), ".doc"),  # a sheet embedded in a letter
        (b"{\\rtf1 x}", ".rtf"),
        (compound("PowerPoint Document"), None),
        (compound() + "WordDocument".encode("utf-16-le") * 40, None),
        (b"PK\x05\x06" + bytes(18), None),
        (b"", None),
    ],
)
def test_old_kinds_are_told_by_what_is_in_them(content, suffix):
    kind = kind_of(content, file="a")

    assert (kind and kind.suffix) == suffix


@pytest.mark.parametrize(
    ("mimetype", "suffix"),
    [
        ("application/vnd.oasis.opendocument.text", ".odt"),
        ("application/vnd.oasis.opendocument.text-template", ".odt"),
        ("application/vnd.oasis.opendocument.spreadsheet\n", ".ods"),
        ("application/vnd.oasis.opendocument.presentation", None),
    ],
)
def test_opendocument_is_told_by_its_first_entry(mimetype, suffix):
    kind = kind_of(open_document(mimetype), file="a")

    assert (kind and kind.suffix) == suffix


def test_a_new_file_with_a_password_is_refused():
    with pytest.raises(UnreadableDocument) as error:
        kind_of(compound("EncryptionInfo", "EncryptedPackage"), file="a.docx")

    assert str(error.value) == (
        "“a.docx” is protected by a password. "
        "Open it, save it without a password, and try again."
    )


def test_the_name_of_a_file_is_never_an_option_or_a_folder_of_ours(tmp_path):
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "out"
    path.write_bytes(b"{\\rtf1 --help}")

    assert [block.text for block in source_for(path).read(path).blocks] == ["--help"]
