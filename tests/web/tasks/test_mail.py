from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import UserFactory

from bielelt_web.actions import accounts
from bielelt_web.models import AuditEntry
from bielelt_web.tasks.mail import CHANGES, RETRY, send_change

pytestmark = pytest.mark.django_db


@pytest.fixture
def bat():
    return UserFactory(username="bat", email="bat@office.example")


@pytest.mark.parametrize("change", CHANGES)
def test_a_person_is_told_of_a_change_in_both_languages(
    bat, change, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        accounts.note_change(user=bat, change=change, address="")

    (mail,) = mails_of()
    assert mail.to == ["bat@office.example"]
    assert all(words in mail.body for words in CHANGES[change])
    assert "<" not in mail.body
    assert [str(e) for e in AuditEntry.objects.all()] == [
        f"bat accounts.{change} person:bat"
    ]


def test_who_has_no_address_is_not_written_to(mails_of, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        accounts.note_change(user=UserFactory(), change="password_changed", address="")

    assert (mails_of(), AuditEntry.objects.count()) == ([], 1)


def test_a_mail_server_that_is_down_is_tried_again_and_given_up_in_the_end(bat, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    send_change.call(user_id=bat.pk, change="password_changed")
    again = DBTaskResult.objects.get()
    DBTaskResult.objects.all().delete()
    send_change.call(user_id=bat.pk, change="password_changed", attempt=RETRY.attempts)

    assert again.args_kwargs["kwargs"] == {
        "user_id": bat.pk,
        "change": "password_changed",
        "attempt": 2,
    }
    assert not DBTaskResult.objects.exists()
    waits = [RETRY.wait_after(attempt) for attempt in range(1, RETRY.attempts)]
    assert sum(waits, timedelta()) == timedelta(minutes=31)
