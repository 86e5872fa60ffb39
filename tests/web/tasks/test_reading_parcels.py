"""Archives, mails and files of several reports on the site: by the real worker, in its sandbox."""

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files import File
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from tests.reading.test_dividing import A, B, C

from bielelt.core.roles import Role
from bielelt_web.actions import imports
from bielelt_web.models import Import, LeftOut
from bielelt_web.queries.imports import report_of
from bielelt_web.screens.reasons import in_words
from bielelt_web.tasks.reading import read_import

pytestmark = pytest.mark.django_db

REPORT, OTHER = A.encode(), B.encode()


@pytest.fixture
def upload(cast):
    def uploaded(name, content):
        return imports.upload(
            organisation=cast.district,
            file=File(io.BytesIO(content), name),
            limit=settings.PARCEL_LIMIT,
            by=cast.actor(Role.REGISTRAR),
        )

    return uploaded


def archive(**files):
    """Return a ZIP; the key ``name__ext`` stands for the name “name.ext”."""
    return packed({name.replace("__", "."): content for name, content in files.items()})


def packed(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return out.getvalue()


def mail(**attached):
    message = EmailMessage()
    message["From"] = "Номгон <nomgon@example.mn>"
    message["To"] = "aimag@example.mn"
    message["Subject"] = "Хагас жилийн тайлан"
    message.set_content("Тайланг хавсаргав.")
    for name, content in attached.items():
        message.add_attachment(
            content,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("__", "."),
        )
    return message


def read(source):
    read_import.call(source_id=source.pk)
    source.refresh_from_db()
    return source


def read_what_came_out():
    """Do what the worker does next, archive inside archive; return name → state of all."""
    for task in DBTaskResult.objects.all():
        read_import.call(**task.args_kwargs["kwargs"])
        task.delete()
    return {row.name: row.state for row in Import.objects.exclude(container=None)}


def stored(source):
    with source.file.open() as file:
        return file.read()


def in_both_languages(text):
    """Return a line in English and in Mongolian; one that has no translation is told as a pair of equals."""
    with translation.override("mn"):
        return (text, in_words(text))


# What is inside ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("жил.zip", archive(а__txt=REPORT, б__txt=OTHER)),
        ("захидал.eml", mail(а__txt=REPORT, б__txt=OTHER).as_bytes()),
    ],
    ids=["zip", "mail"],
)
def test_every_file_inside_becomes_an_import_that_points_to_what_it_came_in(
    upload, name, content
):
    source = read(upload(name, content))

    assert (source.state, stored(source)) == (Import.State.UNPACKED, content)
    rows = source.members.order_by("pk")
    assert [(r.name, r.sha256, stored(r), r.depth) for r in rows] == [
        ("а.txt", hashlib.sha256(REPORT).hexdigest(), REPORT, 1),
        ("б.txt", hashlib.sha256(OTHER).hexdigest(), OTHER, 1),
    ]
    assert {row.parcel for row in rows} == {source.parcel}
    assert source.parcel.name == name
    assert read_what_came_out() == {"а.txt": "review", "б.txt": "review"}


def test_what_is_packed_in_what_was_packed_is_read_and_no_deeper(upload):
    deep = archive(г__zip=archive(д__txt=REPORT))
    source = upload(
        "жил.zip", archive(а__txt=OTHER, б__zip=archive(в__txt=REPORT, д__zip=deep))
    )
    read(source)
    read_what_came_out()

    assert read_what_came_out() == {
        "а.txt": "review",
        "б.zip": "unpacked",
        "в.txt": "review",
        "д.zip": "failed",
    }
    refused = Import.objects.get(state=Import.State.FAILED)
    assert in_both_languages(refused.error) == (
        (
            "“д.zip” is an archive inside an archive inside an archive, and was not opened. "
            "Unpack it, and give what is inside."
        ),
        (
            "«д.zip» нь архив доторх архивын дотор байгаа архив тул нээгээгүй. "
            "Задлаад доторх файлуудыг нь оруулна уу."
        ),
    )


def test_attachments_of_a_mail_in_a_mail_are_taken(upload):
    outer = mail()
    outer.add_attachment(mail(а__txt=REPORT))
    read(upload("захидал.eml", outer.as_bytes()))

    assert read_what_came_out() == {"а.txt": "review"}


def test_what_is_here_already_or_twice_inside_is_left_out_and_told_the_rest_is_taken(
    upload,
):
    first = upload("өмнөх.txt", REPORT)
    content = packed({"а.txt": REPORT, "б.txt": OTHER, "2019/в.txt": OTHER})
    source = read(upload("жил.zip", content))

    when = f"{first.uploaded_at:%Y-%m-%d}"
    assert [row.name for row in source.members.all()] == ["б.txt"]
    assert [(row.name, row.why) for row in source.left_out.all()] == [
        ("а.txt", f"This file is here already: “өмнөх.txt” (registrar, {when})."),
        ("2019/в.txt", "It is the same file as “б.txt”, which came with it."),
    ]


def test_an_archive_comes_again_only_when_something_in_it_failed(upload):
    content = archive(а__txt=REPORT, б__txt=b"no table")
    read(upload("жил.zip", content))
    read_what_came_out()

    again = read(upload("жил.zip", content))

    assert [row.name for row in again.members.all()] == ["б.txt"]
    assert [row.name for row in again.left_out.all()] == ["а.txt"]


# Hostile and damaged ----------------------------------------------------------------------


def encrypted(name="а.txt"):
    """Return a ZIP whose one file says that it has a password."""
    data = bytearray(packed({name: REPORT}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    return bytes(data)


BOMB = packed({f"{n}.txt": bytes(40 * 1024 * 1024) for n in range(3)})
MANY = packed({f"{n}.txt": b"" for n in range(10_000)}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("name", "content", "english", "mongolian"),
    [
        (
            "бөмбөг.zip",
            BOMB,
            (
                "“бөмбөг.zip” would swell beyond measure when unpacked: at most 2,000 MB and 100 "
                "times its size are taken. It may be an attack; ask the sender for the files "
                "themselves."
            ),
            (
                "«бөмбөг.zip» задлахад хэмжээнээс хэтэрнэ: хамгийн ихдээ 2 000 МБ, өөрийн "
                "хэмжээнээс 100 дахин том хүртэл авна. Халдлага байж болзошгүй; илгээгчээс "
                "файлуудыг өөрийг нь авна уу."
            ),
        ),
        (
            "олон.zip",
            MANY,
            (
                "“олон.zip” has more than 5,000 files, which is more than any report. Check that "
                "it is the right file, or split it."
            ),
            (
                "«олон.zip» дотор 5,000-аас олон файл байна. Ямар ч тайлан ийм том байдаггүй тул "
                "зөв файл мөн эсэхийг шалгах, эсвэл хувааж оруулна уу."
            ),
        ),
        (
            "хоосон.zip",
            packed({}),
            "“хоосон.zip” holds no files. Check that it is the right archive.",
            "«хоосон.zip» дотор файл алга. Зөв архив мөн эсэхийг шалгана уу.",
        ),
        (
            "захидал.eml",
            mail().as_bytes(),
            (
                "“захидал.eml” is a mail without attachments. If the report stands in the "
                "letter, save that as a document."
            ),
            (
                "«захидал.eml» захидалд хавсралт алга. Тайлан захидлын бичвэрт байгаа бол "
                "түүнийг баримт болгож хадгална уу."
            ),
        ),
    ],
    ids=["bomb", "ten thousand files", "nothing inside", "mail without attachments"],
)
def test_what_cannot_be_unpacked_is_one_line_in_both_languages_and_is_kept(
    upload, name, content, english, mongolian
):
    source = read(upload(name, content))

    assert (source.state, stored(source)) == (Import.State.FAILED, content)
    assert in_both_languages(source.error) == (english, mongolian)
    assert list(Import.objects.all()) == [source]
    assert not LeftOut.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "english", "mongolian"),
    [
        (
            "../../гадна.txt",
            packed({"../../гадна.txt": REPORT, "сайн.txt": OTHER}),
            (
                "“../../гадна.txt” names a place outside the archive and was not unpacked. It "
                "may be an attack; ask the sender for a clean archive."
            ),
            (
                "«../../гадна.txt» нь архивын гаднах газрыг заасан тул задлаагүй. Халдлага байж "
                "болзошгүй; илгээгчээс цэвэр архив авна уу."
            ),
        ),
        (
            "а.txt",
            encrypted(),
            "“а.txt” is protected by a password. Unpack the archive and give what is inside.",
            "«а.txt» нууц үгтэй байна. Архивыг задалж, доторх файлуудыг нь оруулна уу.",
        ),
    ],
    ids=["path traversal", "password"],
)
def test_what_may_not_be_taken_out_is_left_in_the_archive_and_told(
    upload, name, content, english, mongolian
):
    before = set(Path(settings.MEDIA_ROOT).rglob("*"))
    source = read(upload("жил.zip", content))

    new = {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} - before
    kept = {source, *source.members.all()}
    assert (source.state, stored(source)) == (Import.State.UNPACKED, content)
    assert [(row.name, *in_both_languages(row.why)) for row in LeftOut.objects.all()] == [
        (name, english, mongolian)
    ]
    assert new <= {Path(row.file.path) for row in kept}


# Several reports in one file ----------------------------------------------------------------


def test_each_report_of_a_file_is_an_import_of_its_own_with_its_own_pages(upload):
    source = read(upload("гурав.txt", (A + B + C).encode()))

    rows = Import.objects.order_by("part")
    assert [(row.part, row.parts, row.state) for row in rows] == [
        (1, 3, "review"),
        (2, 3, "review"),
        (3, 3, "review"),
    ]
    assert [report_of(row).organisation for row in rows] == [
        "Номгон сум",
        "Залаа сум",
        "Хөх нуур сум",
    ]
    assert {(row.file.name, row.sha256) for row in rows} == {
        (source.file.name, source.sha256)
    }
    shown = ["".join(str(row.pages)) for row in rows]
    assert ["Залаа" in text for text in shown] == [False, True, False]


def test_a_reading_that_was_broken_off_between_two_reports_is_done_to_its_end(upload, cast):
    source = upload("хоёр.txt", (A + B).encode())
    imports.begin_reading(source=source, by=cast.worker)
    imports.add_parts(source=source, parts=2, by=cast.worker)

    read(source)

    states = Import.objects.order_by("part").values_list("part", "state")
    assert list(states) == [(1, "review"), (2, "review")]


def test_a_reading_that_fails_for_good_leaves_no_report_waiting_for_ever(upload, cast):
    source = upload("хоёр.txt", (A + B).encode())
    imports.add_parts(source=source, parts=2, by=cast.worker)

    imports.fail(source=source, error="damaged", by=cast.worker)

    rows = Import.objects.order_by("part").values_list("state", "error")
    assert list(rows) == [("failed", "damaged")] * 2


def test_one_report_of_a_file_is_read_again_by_itself(upload):
    read(upload("хоёр.txt", (A + B).encode()))
    second = Import.objects.get(part=2)
    Import.objects.filter(pk=second.pk).update(state=Import.State.QUEUED, report="")

    read(second)

    assert (second.state, report_of(second).organisation) == ("review", "Залаа сум")
    assert Import.objects.count() == 2


def test_a_report_that_is_not_there_any_more_is_told_in_one_line(upload, cast):
    source = upload("нэг.txt", A.encode())
    imports.add_parts(source=source, parts=2, by=cast.worker)
    second = read(Import.objects.get(part=2))

    assert second.state == Import.State.FAILED
    assert in_both_languages(second.error)[1] == (
        "«нэг.txt» файлыг дахин уншихад 2 дугаар тайлан олдсонгүй. Файлын бусад тайланг үзэж, "
        "өмнө уншсаныг хэвээр үлдээнэ үү."
    )
