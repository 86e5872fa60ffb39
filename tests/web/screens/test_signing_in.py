import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import UserFactory

from bielelt_web.models import AuditEntry

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "хавар-өвөл-2024", "намар-зун-2025-он"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def bat():
    user = UserFactory(username="bat", email="bat@office.example")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def app(bat):
    """Connect an authenticator app to the account."""
    TOTP.activate(bat, SECRET)
    return bat


def sign_in(client, password=PASSWORD, login="bat"):
    return client.post(reverse("sign-in"), {"login": login, "password": password})


def code(at=None):
    """Return what the app shows now."""
    now = at or timezone.now()
    return format_hotp_value(hotp_value(SECRET, int(now.timestamp()) // 30))


def confirm(client):
    """Show once more who it is, as every change of the second factor asks."""
    fields = {"password": PASSWORD, "next": "/account/second-factor/"}
    assert client.post(reverse("account_reauthenticate"), fields).status_code == 302


def is_in(client):
    return client.get("/").status_code == 200


def alerts(page):
    found = re.findall(r'role="alert"[^>]*>(.*?)</p>', page.content.decode(), re.DOTALL)
    return [re.sub(r"<.*?>", "", text, flags=re.DOTALL).strip() for text in found]


# Login name, e-mail and password --------------------------------------------------------


@pytest.mark.usefixtures("bat")
@pytest.mark.parametrize(
    "login", ["bat", "Bat", "bat@office.example", "BAT@office.example"]
)
def test_login_name_or_address_and_the_right_password_lead_home(client, login):
    assert (sign_in(client, login=login).url, is_in(client)) == ("/", True)


@pytest.mark.usefixtures("bat")
@pytest.mark.parametrize(
    "login", ["bat", "bat@office.example", "nobody", "no@office.example"]
)
def test_a_wrong_password_does_not_tell_whether_there_is_such_a_person(client, login):
    page = sign_in(client, "wrong", login)

    assert alerts(page)[0] == "Нэвтрэх нэр, цахим шуудан эсвэл нууц үг буруу байна."
    assert not is_in(client)


@pytest.mark.usefixtures("bat")
def test_after_five_wrong_passwords_the_name_is_locked_even_for_the_right_one(client):
    for _attempt in range(5):
        sign_in(client, "wrong")

    response = sign_in(client)

    assert response.status_code == 429
    assert "15 минут" in response.content.decode()


@pytest.mark.usefixtures("bat")
def test_another_way_of_writing_the_name_gives_no_more_attempts(client):
    for login in ("bat", "BAT", "bat@office.example", "Bat@Office.Example", " bat "):
        sign_in(client, "wrong", login)

    assert sign_in(client).status_code == 429


@pytest.mark.usefixtures("bat")
def test_the_lock_opens_after_a_quarter_of_an_hour(client):
    for _attempt in range(5):
        sign_in(client, "wrong")

    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert sign_in(client).status_code == 302


@pytest.mark.usefixtures("bat")
def test_the_session_gets_another_key_at_signing_in(client):
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    before = client.session.session_key

    sign_in(client)

    assert before is not None
    assert client.session.session_key != before


def test_a_closed_account_is_told_so(client, bat):
    bat.is_active = False
    bat.save()

    assert sign_in(client).url == reverse("account_inactive")
    assert "Бүртгэл хаагдсан" in client.get(reverse("account_inactive")).content.decode()


@pytest.mark.parametrize("url", ["/signup/", "/accounts/signup/", "/account/email/"])
def test_there_is_no_way_to_sign_up_or_to_take_another_address(registrar, url):
    assert registrar.get(url).status_code == 404


# Changing and resetting the password ----------------------------------------------------


def change(client, new=NEW, old=PASSWORD):
    fields = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(reverse("account_change_password"), fields)


@pytest.mark.usefixtures("bat")
def test_changing_the_password_signs_every_other_session_out(client):
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    assert change(client).url == reverse("account")

    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert [str(e) for e in AuditEntry.objects.all()] == [
        "bat accounts.password_changed person:bat"
    ]


@pytest.mark.usefixtures("bat")
@pytest.mark.parametrize(
    ("new", "old", "error"),
    [
        (NEW, "wrong", "Одоогийн нууц үг буруу байна."),
        ("өвөл-2024", PASSWORD, "10 тэмдэгт"),
        ("1234567890123", PASSWORD, "тоо"),
        ("bat@office", PASSWORD, "адилхан"),
        ("password1234", PASSWORD, "нийтлэг"),
    ],
)
def test_a_password_is_not_changed_to_a_weak_one_nor_by_who_does_not_know_it(
    client, new, old, error
):
    sign_in(client)

    page = change(client, new, old)

    assert error in " ".join(alerts(page))
    assert sign_in(Client()).status_code == 302


def test_a_forgotten_password_is_set_anew_by_the_link_in_the_mail(
    client, bat, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("account_reset_password"), {"email": bat.email.upper()})
    (mail,) = mails_of()
    link = re.search(r"http://testserver(/\S+)", mail.body)[1]
    form = client.get(link)
    client.post(form.url, {"password1": NEW, "password2": NEW})

    assert done.url == reverse("account_reset_password_done")
    assert mail.to == [bat.email]
    assert sign_in(client, NEW).url == "/"
    assert "Холбоос хүчингүй байна" in Client().get(link).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    client, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(
            reverse("account_reset_password"), {"email": "no@office.example"}
        )

    assert done.url == reverse("account_reset_password_done")
    assert mails_of() == []


# The second factor ----------------------------------------------------------------------


@pytest.mark.usefixtures("app")
def test_after_the_password_the_code_of_the_app_is_asked_for(client):
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert not is_in(client)

    assert client.post(reverse("mfa_authenticate"), {"code": code()}).url == "/"
    assert is_in(client)


@pytest.mark.usefixtures("app")
def test_a_code_works_once_so_that_a_look_over_the_shoulder_is_of_no_use(client):
    shown = code()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": shown})
    other = Client()
    sign_in(other)

    page = other.post(reverse("mfa_authenticate"), {"code": shown})

    assert alerts(page)[0] == "Код буруу байна. Яг одоо харагдаж буй кодыг бичнэ үү."
    assert not is_in(other)


@pytest.mark.usefixtures("app")
def test_after_five_wrong_codes_the_right_one_is_refused_too(client):
    sign_in(client)
    for _attempt in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    page = client.post(reverse("mfa_authenticate"), {"code": code()})

    assert "15 минут" in alerts(page)[0]
    assert not is_in(client)


def test_a_recovery_code_works_once(client, app):
    RecoveryCodes.activate(app)
    authenticator = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    first, *_others = authenticator.wrap().get_unused_codes()
    sign_in(client)
    answer = client.post(reverse("mfa_authenticate"), {"code": first})
    other = Client()
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": first})

    assert (answer.url, is_in(client), is_in(other)) == ("/", True, False)


def test_an_app_is_connected_by_its_code_and_recovery_codes_come_with_it(client, bat):
    sign_in(client)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'class="secret">(\w+)<', page.content.decode())[1]
    now = int(timezone.now().timestamp()) // 30
    shown = format_hotp_value(hotp_value(secret, now))

    done = client.post(reverse("mfa_activate_totp"), {"code": shown})

    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert done.url == reverse("mfa_view_recovery_codes")
    assert client.get(done.url).content.decode().count("<code>") == 10
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert re.fullmatch(r"(\d{8}\n){10}\s*", file.content.decode())
    assert {a.type for a in Authenticator.objects.filter(user=bat)} == {
        "totp",
        "recovery_codes",
    }


@pytest.mark.usefixtures("app")
def test_a_second_factor_is_not_removed_by_who_finds_the_computer_open(client):
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code()})
        confirm(client)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert Authenticator.objects.exists()


def test_who_has_shown_who_they_are_may_remove_it(client, app):
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    confirm(client)

    assert client.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert not Authenticator.objects.filter(user=app).exists()


# What holds for every page --------------------------------------------------------------


@pytest.mark.parametrize(
    ("browser", "cookie", "title"),
    [
        ("en-US,en", "", "Нэвтрэх"),
        ("en-US,en", "en", "Sign in"),
        ("mn", "en", "Sign in"),
        ("mn", "de", "Нэвтрэх"),
    ],
)
def test_the_site_speaks_mongolian_until_the_person_switches(
    client, browser, cookie, title
):
    client.cookies["django_language"] = cookie

    page = client.get(reverse("sign-in"), headers={"Accept-Language": browser})

    assert f"<h1>{title}</h1>" in page.content.decode()


def test_the_switch_keeps_the_page(client):
    response = client.post(reverse("language"), {"language": "en", "next": "/imports/"})

    assert (response.url, client.cookies["django_language"].value) == ("/imports/", "en")


def test_a_page_may_load_only_what_is_ours(client):
    policy = client.get(reverse("sign-in")).headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"


@pytest.mark.parametrize(("url", "status"), [("/nowhere/", 404), ("/imports/99/", 302)])
def test_who_has_not_signed_in_sees_no_more_than_that(client, url, status):
    assert client.get(url).status_code == status
