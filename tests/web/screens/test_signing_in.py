import pytest
from django.urls import reverse
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "хавар-өвөл-2024"


@pytest.fixture
def bat():
    user = UserFactory(username="bat")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, password=PASSWORD):
    return client.post(reverse("sign-in"), {"username": "bat", "password": password})


@pytest.mark.usefixtures("bat")
def test_the_right_password_leads_home(client):
    assert sign_in(client).url == "/"


@pytest.mark.usefixtures("bat")
def test_after_five_wrong_passwords_the_name_is_locked_even_for_the_right_one(client):
    for _attempt in range(5):
        sign_in(client, "wrong")

    response = sign_in(client)

    assert response.status_code == 429
    assert "15 минут" in response.content.decode()


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
