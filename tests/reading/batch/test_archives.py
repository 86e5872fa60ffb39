"""Archives of strangers: what may be taken is taken, all else is one clear line."""

import hashlib
import io
import stat
import zipfile

import pytest

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.batch import archives, members
from bielelt.reading.batch.archives import open_archive, unpack_archive
from bielelt.reading.batch.members import Unpacking

MEGABYTE = 1024 * 1024


@pytest.fixture
def path(tmp_path):
    return tmp_path / "тайлан.zip"


def write(path, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def unpacked(path):
    """Return name → content or refusal of everything inside, and the folder it lies in."""
    unpacking = Unpacking(path.name, path.parent / "into")
    with open_archive(path) as archive:
        unpack_archive(archive, unpacking)
    return {m.name: m.refusal or m.path.read_bytes() for m in unpacking.members}


def refusal(path):
    with pytest.raises(UnreadableDocument) as error:
        unpacked(path)
    return str(error.value)


def rename(path, before, after):
    """Write another name of the same length into an archive, bare as it is."""
    path.write_bytes(path.read_bytes().replace(before, after))


def test_every_file_is_taken_with_its_hash_and_folders_are_not(path):
    write(path, {"2023/": "", "2023/а.txt": "нэг", "2024/а.txt": "хоёр"})
    unpacking = Unpacking(path.name, path.parent / "into")
    with open_archive(path) as archive:
        unpack_archive(archive, unpacking)

    assert [
        (m.name, m.path.relative_to(unpacking.into).as_posix(), m.sha256)
        for m in unpacking.members
    ] == [
        ("2023/а.txt", "1/а.txt", hashlib.sha256("нэг".encode()).hexdigest()),
        ("2024/а.txt", "2/а.txt", hashlib.sha256("хоёр".encode()).hexdigest()),
    ]


def test_what_programs_leave_lying_about_is_left(path):
    write(path, {"__MACOSX/._а.docx": "x", "~$а.docx": "x", "Thumbs.db": "x", "а.txt": "y"})

    assert unpacked(path) == {"а.txt": b"y"}


@pytest.mark.parametrize(
    "name",
    ["../а.txt", "б/../../а.txt", "/etc/а.txt", "..\\а.txt", "C:\\а.txt", "\\\\эх\\а"],
)
def test_a_name_that_leads_outside_is_refused_and_nothing_is_written_there(path, name):
    write(path, {name: "x", "сайн.txt": "y"})

    assert unpacked(path) == {
        name: (
            f"“{name}” names a place outside the archive and was not unpacked. "
            "It may be an attack; ask the sender for a clean archive."
        ),
        "сайн.txt": b"y",
    }
    assert [p.name for p in path.parent.rglob("*") if p.is_file()] == [
        "тайлан.zip",
        "сайн.txt",
    ]


def test_a_link_is_not_followed(path):
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("а.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")

    assert unpacked(path) == {
        "а.txt": (
            "“а.txt” is a link to another place and was not followed. Pack the file itself."
        )
    }


def test_a_file_with_a_password_is_refused(path):
    write(path, {"a.txt": "x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)

    assert unpacked(path) == {
        "a.txt": (
            "“a.txt” is protected by a password. Unpack the archive and give what is inside."
        )
    }


def test_a_file_packed_in_an_unknown_way_is_refused(path):
    write(path, {"а.txt": "x"}, zipfile.ZIP_LZMA)

    assert unpacked(path) == {
        "а.txt": "“а.txt” is packed in an unknown way. Pack it again as an ordinary ZIP."
    }


def test_a_damaged_file_is_refused_and_the_others_are_taken(path):
    write(path, {"a.txt": "abcdefgh" * 9, "b.txt": "y"}, zipfile.ZIP_STORED)
    rename(path, b"abcdefgh", b"abcdefgX")

    assert unpacked(path) == {
        "a.txt": (
            "“a.txt” is damaged inside the archive and cannot be unpacked. "
            "Ask the sender for the file itself."
        ),
        "b.txt": b"y",
    }


def test_a_file_too_large_to_be_read_is_refused(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", bytes(51 * MEGABYTE))
        archive.writestr("b.txt", "y")

    assert unpacked(path) == {
        "a.txt": (
            "“a.txt” has 51 MB; at most 50 MB are read. Remove the pictures, or split the file."
        ),
        "b.txt": b"y",
    }


def swelling(file):
    return (
        f"“{file}” would swell beyond measure when unpacked: at most 2,000 MB and 100 times "
        "its size are taken. It may be an attack; ask the sender for the files themselves."
    )


def test_a_bomb_is_refused_by_what_it_says_of_itself(path):
    write(path, {f"{n}.txt": bytes(30 * MEGABYTE) for n in range(4)})

    assert refusal(path) == swelling("тайлан.zip")


def test_a_bomb_that_lies_about_its_sizes_is_cut_off_there(path):
    size = 40 * MEGABYTE
    write(path, {"a.txt": bytes(size)})
    rename(path, size.to_bytes(4, "little"), (9).to_bytes(4, "little"))

    assert unpacked(path) == {
        "a.txt": (
            "“a.txt” is damaged inside the archive and cannot be unpacked. "
            "Ask the sender for the file itself."
        )
    }


def test_many_files_that_fill_the_disk_together_are_refused(path):
    already = members.MAX_UNPACKED_BYTES - 3
    unpacking = Unpacking(path.name, path.parent / "into", _bytes=already)
    unpacking.take("a.txt", io.BytesIO(b"abc"), size=3)

    with pytest.raises(UnreadableDocument, match="would swell beyond measure"):
        unpacking.take("b.txt", io.BytesIO(b"d"), size=1)


def test_countless_files_are_refused(path):
    write(path, {str(number): "" for number in range(5001)})

    assert refusal(path) == (
        "“тайлан.zip” has more than 5,000 files, which is more than any report. "
        "Check that it is the right file, or split it."
    )


def test_countless_entries_are_refused_before_they_are_listed(path):
    path.write_bytes(b"PK\3\4" + b"PK\1\2" * (archives._MAX_ENTRIES + 1))

    with pytest.raises(UnreadableDocument, match="has more than 200,000 entries"):
        open_archive(path)


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8"])
def test_names_written_before_unicode_are_read(path, encoding):
    raw = "Тайлан".encode(encoding)
    write(path, {"x" * len(raw): "y"})
    rename(path, b"x" * len(raw), raw)

    assert unpacked(path) == {"Тайлан": b"y"}


def test_a_name_with_unseen_characters_is_shown_with_marks_and_stored_without(path):
    write(path, {"а\u202e\nб.txt": "y"})

    assert unpacked(path) == {"а\ufffd\ufffdб.txt": b"y"}
    assert [p.name for p in path.parent.rglob("*.txt")] == ["аб.txt"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("2023\\тайлан.docx", "тайлан.docx"),
        ("..", "file"),
        ("б/.", "file"),
        (".docx", "docx"),
        ("а" * 300 + ".docx", "а" * 80 + ".docx"),
        ("а." + "b" * 300, ("а." + "b" * 300)[:80]),
    ],
)
def test_names_on_the_disk_are_plain(name, plain):
    assert members.plain_name(name) == plain


def test_a_document_that_is_a_zip_is_no_archive(path):
    write(path, {"[Content_Types].xml": "", "word/document.xml": ""})

    assert open_archive(path) is None


def test_half_a_zip_is_no_archive_and_left_to_the_readers(path):
    write(path, {"а.txt": "y" * 100})
    path.write_bytes(path.read_bytes()[:60])

    assert open_archive(path) is None
