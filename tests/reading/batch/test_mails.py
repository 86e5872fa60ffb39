"""Mails as programs save them: their attachments, forwarded ones too, whatever their names."""

import email.policy
from email.message import EmailMessage

import pytest

from bielelt.core.errors import UnreadableDocument
from bielelt.reading.batch.mails import unpack_mail
from bielelt.reading.batch.members import Unpacking
from bielelt.reading.sniffing import is_mail


def mail(**attached):
    message = EmailMessage()
    message["From"] = "Номгон <nomgon@example.mn>"
    message["To"] = "aimag@example.mn"
    message["Subject"] = "Хагас жилийн тайлан"
    message.set_content("Тайланг хавсаргав.")
    for name, content in attached.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message


@pytest.fixture
def path(tmp_path):
    return tmp_path / "захидал.eml"


def unpacked(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    unpacking = Unpacking(path.name, path.parent / "into")
    unpack_mail(path, unpacking)
    return {m.name: m.refusal or m.path.read_bytes() for m in unpacking.members}


def refusal(path, data):
    with pytest.raises(UnreadableDocument) as error:
        unpacked(path, data)
    return str(error.value)


def test_attachments_are_taken_and_the_letter_is_left(path):
    message = mail(**{"тайлан.docx": b"one", "b.xlsx": b"two"})

    assert unpacked(path, message) == {"тайлан.docx": b"one", "b.xlsx": b"two"}


def test_attachments_of_a_forwarded_mail_are_taken_too(path):
    outer = mail()
    outer.add_attachment(mail(**{"a.docx": b"one"}))

    assert unpacked(path, outer) == {"a.docx": b"one"}


def test_a_picture_shown_in_the_letter_is_no_attachment(path):
    message = mail(**{"a.docx": b"one"})
    message.add_attachment(b"logo", maintype="image", subtype="png", filename="logo.png")
    logo = list(message.walk())[-1]
    logo.replace_header("Content-Disposition", "inline")
    logo["Content-ID"] = "<logo>"

    assert unpacked(path, message) == {"a.docx": b"one"}


HEAD = b"From: a@example.mn\r\nTo: b@example.mn\r\nMIME-Version: 1.0\r\n"


def attached(disposition):
    return (
        HEAD + b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
        + disposition + b"\r\n\r\nx"
    )  # fmt: skip


@pytest.mark.parametrize(
    "disposition",
    [
        b"filename*=utf-8''%D0%B0.txt",
        b'filename="=?utf-8?B?0LAudHh0?="',
        b'filename="=?windows-1251?Q?=E0=2Etxt?="',
        b'filename="=?x-unknown?B?0LAudHh0?="',
        'filename="а.txt"'.encode(),
        'filename="а.txt"'.encode("cp1251"),
    ],
)
def test_names_are_read_however_they_were_encoded(path, disposition):
    assert unpacked(path, attached(disposition)) == {"а.txt": b"x"}


@pytest.mark.parametrize(
    "disposition", [b"filename*=x-none''%FF%FE", b'filename="=?utf-8?B?===?="', b""]
)
def test_a_name_that_is_none_loses_no_attachment(path, disposition):
    assert list(unpacked(path, attached(disposition)).values()) == [b"x"]


def test_a_name_that_leads_outside_leads_nowhere(path):
    unpacked(path, attached(b'filename="../../a.txt"'))

    assert [p.relative_to(path.parent).as_posix() for p in path.parent.rglob("*.txt")] == [
        "into/1/a.txt"
    ]


def test_an_empty_attachment_is_told(path):
    assert unpacked(path, mail(**{"a.docx": b""})) == {
        "a.docx": "“a.docx” is attached, but empty. Ask the sender for it again."
    }


def test_a_huge_attachment_is_told_and_the_others_are_taken(path):
    message = mail(**{"a.docx": bytes(51 * 1024 * 1024), "b.docx": b"two"})

    assert unpacked(path, message) == {
        "a.docx": (
            "“a.docx” has 51 MB; at most 50 MB are read. Remove the pictures, or split the file."
        ),
        "b.docx": b"two",
    }


def test_a_mail_without_attachments_is_refused(path):
    assert refusal(path, mail()) == (
        "“захидал.eml” is a mail without attachments. "
        "If the report stands in the letter, save that as a document."
    )


def test_a_huge_mail_is_refused(path):
    with path.open("wb") as file:
        file.truncate(151 * 1024 * 1024)
    with pytest.raises(UnreadableDocument) as error:
        unpack_mail(path, Unpacking(path.name, path.parent / "into"))

    assert str(error.value) == (
        "“захидал.eml” is a mail of 151 MB; at most 150 MB are read. "
        "Save its attachments as files."
    )


def test_countless_parts_are_refused(path):
    parts = b"--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n" * 5001
    message = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--"

    assert refusal(path, message) == (
        "“захидал.eml” has more than 5,000 parts, which is more than any report. "
        "Check that it is the right file, or split it."
    )


def test_mails_in_mails_without_end_are_refused(path):
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 3000

    assert refusal(path, HEAD + nested + b"\r\nx") == (
        "“захидал.eml” is a mail with mails in each other beyond measure. "
        "It may be an attack; save the attachments you expect as files."
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (mail().as_bytes(policy=email.policy.SMTP), True),
        (b"Received: from a\r\n by b\r\nFrom: a\r\nDate: x\r\n\r\n", True),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", False),
        ("From: хүн\nэнэ бол тайлан\n".encode(), False),
        (b"", False),
    ],
)
def test_a_mail_is_told_by_its_headers(head, expected):
    assert is_mail(head) is expected
