import logging
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_tasks_db.models import DBTaskResult
from tests.factories import NoticeFactory

from bielelt.core.roles import Role
from bielelt_web.models import Notice, User
from bielelt_web.tasks.digests import send_digests

pytestmark = pytest.mark.django_db

BACKENDS = f"{__name__}."


class Deaf(EmailBackend):
    """A mail server that cannot be reached."""

    def open(self):
        raise ConnectionRefusedError


class Choosy(EmailBackend):
    """A mail server that refuses one address."""

    def send_messages(self, messages):
        if messages[0].to == ["bat@example.mn"]:
            raise ConnectionResetError
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def _told(time_machine, cast, settings):
    """Reporter and reviewer were told something this morning."""
    settings.SITE_URL = "https://bielelt.example.mn"
    time_machine.move_to(datetime(2026, 6, 17, 22, tzinfo=UTC), tick=False)
    for role, email in ((Role.REPORTER, "bat@"), (Role.REVIEWER, "dulam@")):
        user = cast.user(role)
        User.objects.filter(pk=user.pk).update(
            email=f"{email}example.mn", first_name=role.value.title()
        )
        NoticeFactory(user=user)
    reporter = cast.user(Role.REPORTER)
    facts = {"organisation": "Өлзийт сум", "period": "2026-H1", "label": "2.1"}
    NoticeFactory(
        user=reporter,
        kind="measure-returned",
        facts={**facts, "reason": "Тоо алга", "for": "Дорж"},
        path="/reports/7/",
    )
    NoticeFactory(
        user=reporter,
        kind="measures-overdue",
        facts={**facts, "count": 3, "day": "2026-06-01"},
    )


def send(attempt=1):
    send_digests.call(day="2026-06-18", attempt=attempt)
    return sorted(address for message in mail.outbox for address in message.to)


BODY = """\
Эрхэм Reporter танаа,

ХУГАЦАА ХЭТЭРСЭН

• 3 заалтын хугацаа хэтэрлээ. Эцсийн хугацаа: 2026 оны 06 дугаар сарын 01-ний өдөр
  Өлзийт сум, 2026 оны хагас жил
  https://bielelt.example.mn/reports/

ХУГАЦАА ДӨХСӨН

• Тайлан хүргүүлэх эцсийн хугацаа: 2026 оны 06 дугаар сарын 25-ны өдөр
  Өлзийт сум, 2026 оны хагас жил
  https://bielelt.example.mn/reports/

БУЦААСАН

• “2.1” заалтын хэрэгжилтийг засуулахаар буцаалаа
  Өлзийт сум, 2026 оны хагас жил
  Шалтгаан: Тоо алга
  Орлож буй хүн: Дорж.
  https://bielelt.example.mn/reports/7/

Энэ захидлыг зөвхөн шинэ мэдэгдэл гарсан үед, өдөрт нэгээс олонгүй илгээнэ.
Бүх мэдэгдлийг үзэх, захидлыг зогсоох хаяг: https://bielelt.example.mn/notices/
"""


def test_the_mail_tells_what_is_new_the_most_urgent_first():
    send()

    message = next(m for m in mail.outbox if m.to == ["bat@example.mn"])
    assert message.subject == ("Биелэлт: хугацаа хэтэрсэн 1, хугацаа дөхсөн 1, буцаасан 1")
    assert message.body == BODY
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_everybody_gets_one_mail_a_day_at_most(cast):
    assert send() == ["bat@example.mn", "dulam@example.mn"]
    NoticeFactory(user=cast.user(Role.REPORTER))

    assert send() == ["bat@example.mn", "dulam@example.mn"]
    assert Notice.objects.filter(mailed_at=None).count() == 1


@pytest.mark.parametrize(
    ("field", "value"), [("digest", False), ("email", ""), ("is_active", False)]
)
def test_who_wants_no_mail_gets_none(field, value):
    User.objects.filter(username=Role.REPORTER).update(**{field: value})

    assert send() == ["dulam@example.mn"]


def test_a_server_that_is_down_costs_nobody_the_mail_of_the_day(settings, caplog):
    settings.EMAIL_BACKEND = BACKENDS + "Deaf"
    with caplog.at_level(logging.ERROR):
        assert send() == []
    again = DBTaskResult.objects.get()
    assert again.args_kwargs["kwargs"] == {"day": "2026-06-18", "attempt": 2}

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(attempt=2) == ["bat@example.mn", "dulam@example.mn"]


def test_a_mail_that_is_refused_stops_no_other_and_is_told_tomorrow(
    settings, caplog, time_machine
):
    settings.EMAIL_BACKEND = BACKENDS + "Choosy"
    with caplog.at_level(logging.ERROR):
        assert send() == ["dulam@example.mn"]
        assert send() == ["dulam@example.mn"]
    assert Notice.objects.filter(mailed_at=None).count() == 3

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.move_to(datetime(2026, 6, 18, 22, tzinfo=UTC), tick=False)
    send_digests.call(day="2026-06-19")

    assert [m.to for m in mail.outbox][1:] == [["bat@example.mn"]]
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_the_mails_of_a_day_that_is_over_are_not_sent():
    send_digests.call(day="2026-06-17")

    assert mail.outbox == []
