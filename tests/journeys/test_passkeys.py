"""A second factor as a person sets it up, with the authenticator the browser pretends to have."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone
from tests.journeys.conftest import LAPTOP, sign_in

pytestmark = pytest.mark.browser

PRETENDED = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(visit):
    """Sign the auditor in under the one name without HTTPS for which browsers make passkeys."""
    page = visit("auditor", host="localhost")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PRETENDED})
    return page


def to_second_factor(page):
    page.get_by_role("link", name="Э.Болормаа").click()
    page.locator("a[href='/account/second-factor/']").click()


def confirm(page):
    page.get_by_label("Нууц үг", exact=True).fill("bielelt-demo")
    page.get_by_role("button", name="Үргэлжлүүлэх").click()


def sign_out(page):
    page.get_by_role("button", name="Гарах").click()
    page.wait_for_url("**/sign-in/")


def use_passkey(page):
    page.get_by_role("button", name="Нэвтрэх түлхүүр ашиглах").click()
    page.wait_for_url(re.compile(r"//[^/]+/$"))


def test_a_passkey_is_added_used_for_signing_in_and_removed(page):
    to_second_factor(page)
    page.get_by_role("link", name="Нэмэх").click()
    confirm(page)
    page.get_by_label("Нэвтрэх түлхүүрийн нэр").fill("Ажлын компьютер")
    page.get_by_role("button", name="Нэмэх").click()
    page.wait_for_url("**/account/codes/")
    assert page.locator(".codes code").count() == 10

    sign_out(page)
    use_passkey(page)  # instead of the password

    sign_out(page)
    page.get_by_label("Нэвтрэх нэр").fill("auditor")
    page.get_by_label("Нууц үг", exact=True).fill("bielelt-demo")
    page.get_by_role("button", name="Нэвтрэх", exact=True).click()
    page.wait_for_url("**/sign-in/code/")
    use_passkey(page)  # after the password

    to_second_factor(page)
    page.get_by_role("link", name="Тохируулах").click()
    page.get_by_text("Ажлын компьютер").wait_for()
    page.get_by_role("link", name="Хасах").click()
    page.get_by_role("link", name="нэвтрэх түлхүүрээр").click()
    page.get_by_role("button", name="Нэвтрэх түлхүүр ашиглах").click()
    page.get_by_role("button", name="Хасах").click()
    page.get_by_text("Нэвтрэх түлхүүр одоогоор алга.").wait_for()


def test_an_app_is_connected_by_its_picture_and_asked_for_at_the_next_signing_in(page):
    to_second_factor(page)
    page.get_by_role("link", name="Холбох").click()
    confirm(page)
    picture = page.get_by_role("img", name="Аппад уншуулах дөрвөлжин код")
    assert picture.evaluate("image => image.naturalWidth") > 0
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Аппын харуулж буй код").fill(code(secret))
    page.get_by_role("button", name="Холбох").click()
    page.wait_for_url("**/account/codes/")
    first = page.locator(".codes code").first.inner_text()

    sign_out(page)
    page.get_by_label("Нэвтрэх нэр").fill("auditor")
    page.get_by_label("Нууц үг", exact=True).fill("bielelt-demo")
    page.get_by_role("button", name="Нэвтрэх", exact=True).click()
    page.get_by_label("Зургаан оронтой код").fill(first)
    page.get_by_role("button", name="Үргэлжлүүлэх").click()

    to_second_factor(page)
    page.get_by_role("link", name="Хасах").click()
    confirm(page)
    page.get_by_role("button", name="Хасах").click()
    page.get_by_text("Код үүсгэгч аппыг салгалаа.").wait_for()


def test_a_browser_without_passkeys_offers_none_and_the_password_works(chromium, site):
    with chromium.new_context(
        base_url=site, viewport=LAPTOP, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto("/sign-in/")

        assert not page.get_by_role("button", name="Нэвтрэх түлхүүр ашиглах").is_visible()
        sign_in(page, "auditor")


def code(secret):
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))
