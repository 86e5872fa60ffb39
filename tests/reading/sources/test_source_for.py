"""Which source a file gets: its content decides, its suffix only where that is silent."""

import shutil
import zipfile

import pytest
from tests.reading.sources.tables import WRITERS

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.sources import SOURCES, source_for

TABLE = [["1", "2", "3"], ["а", "б", "в"]]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", ["report.txt", "report", "REPORT.OLD"])
def test_a_wrong_name_does_not_matter(tmp_path, suffix, name):
    right, wrong = tmp_path / f"right{suffix}", tmp_path / name
    WRITERS[suffix](right, TABLE)
    shutil.copy(right, wrong)

    assert source_for(wrong) == source_for(right)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("а\tб\nв|г\n", "text"),
        ("| а | б |\n", "markdown"),
        ("# Гарчиг\n<table><tr><td>1</td></tr></table>", "html"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html><html></html>", "html"),
        ("1;2;3\n4;5;6\n", "csv"),
        ("Хүснэгтгүй бичвэр, нэг мөр.\n", "text"),
    ],
)
def test_whatever_ocr_calls_text_is_told_by_its_content(tmp_path, content, name):
    path = tmp_path / "report.txt"
    path.write_text(content, "utf-8")

    assert source_for(path).name == name


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_content_that_does_not_tell_leaves_it_to_the_suffix(tmp_path, source):
    names = set()
    for suffix in source.suffixes:
        path = tmp_path / f"report{suffix.upper()}"
        path.write_text("хүснэгтгүй", "utf-8")
        names.add(source_for(path).name)

    assert names == {source.name}


def test_a_file_of_no_known_kind_is_told_what_can_be_read(tmp_path):
    path = tmp_path / "report.log"
    path.write_text("хүснэгтгүй", "utf-8")

    with pytest.raises(UnreadableDocument) as refusal:
        source_for(path)

    assert str(refusal.value) == (
        "“report.log” is of no readable kind. Readable: .csv .doc .docm .docx .htm "
        ".html .jpeg .jpg .markdown .md .ods .odt .pdf .png .rtf .tif .tiff .tsv .txt .xls "
        ".xlsm .xlsx. "
        "Open it in the program that made it and save it as one of these."
    )


def test_a_package_that_holds_a_pdf_is_no_pdf(tmp_path):
    path = tmp_path / "report.docx"
    WRITERS[".docx"](path, TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {"word/a.pdf": b"\n%PDF-1.7\n", **parts}.items():
            archive.writestr(name, part)

    assert source_for(path).name == "docx"
