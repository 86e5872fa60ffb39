"""Every URL × every role: what a person gets who asks for it."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from tests.factories import ImportFactory, InvitationFactory
from tests.make import report

from bielelt.core.corrections import AnswerKind
from bielelt.core.report import Doubt
from bielelt.core.roles import PERSONS, Role
from bielelt_web.actions import imports, reports
from bielelt_web.models import Import, PeriodReport

pytestmark = pytest.mark.django_db

EVERYBODY = set(PERSONS)
UPLOADERS = {Role.REGISTRAR, Role.REPORTER, Role.ASSESSOR}
ACCEPTORS = {Role.REGISTRAR, Role.ASSESSOR}
ADMINISTRATORS = {Role.ADMINISTRATOR}
GONE_ON = 302

# name → (method, kwargs, answer to those who may, who may, answer to the others).
# A stranger gets 404 wherever an object of the district is named, and 200 elsewhere.
MATRIX = {
    "home": ("get", {}, 200, EVERYBODY, None),
    "import-list": ("get", {}, 200, EVERYBODY, None),
    "import-upload": ("get", {}, 200, EVERYBODY, None),
    "import-status": ("get", {"pk": 1}, 200, EVERYBODY, None),
    "import-file": ("get", {"pk": 1}, 200, EVERYBODY, None),
    "import-review": ("get", {"pk": 1}, 200, EVERYBODY, None),
    "import-answer": ("post", {"pk": 1, "number": 0}, GONE_ON, UPLOADERS, 422),
    "import-reopen": ("post", {"pk": 1, "number": 1}, GONE_ON, UPLOADERS, 422),
    "import-accept": ("post", {"pk": 2}, GONE_ON, ACCEPTORS, 200),
    "report-list": ("get", {}, 200, EVERYBODY, None),
    "invitation-list": ("get", {}, 200, ADMINISTRATORS, 404),
    "invitation-resend": ("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
    "invitation-withdraw": ("post", {"pk": 1}, GONE_ON, ADMINISTRATORS, 404),
    "report": ("get", {}, 200, EVERYBODY, None),
    "report-download": ("get", {"format": "csv"}, 200, EVERYBODY, None),
}
WITHOUT_OBJECT = {"home", "import-list", "import-upload", "report-list"}

# Signing in, out and the language are for everybody, signed in or not; so is an invitation.
OPEN = {
    "sign-in", "account_login", "mfa_authenticate", "mfa_login_webauthn", "account_inactive",
    "sign-out", "account_logout", "language", "invitation-accept",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip

# A person's own account: the same for every role, and nobody else's can be named in it.
# What changes the second factor asks first who it is; a passkey of others does not exist.
OWN = {
    "account": 200,
    "account_change_password": 200,
    "account_reauthenticate": 200,
    "mfa_reauthenticate": GONE_ON,
    "mfa_reauthenticate_webauthn": GONE_ON,
    "mfa_index": 200,
    "mfa_activate_totp": GONE_ON,
    "mfa_deactivate_totp": 404,
    "mfa_view_recovery_codes": 404,
    "mfa_generate_recovery_codes": GONE_ON,
    "mfa_download_recovery_codes": 404,
    "mfa_list_webauthn": 200,
    "mfa_add_webauthn": GONE_ON,
    "mfa_remove_webauthn": GONE_ON,
    "mfa_edit_webauthn": GONE_ON,
}
FORM = {"kind": "accept", "period": "2024-H1"}


@pytest.fixture
def rooms(cast, settings):
    """Fill the register: one import with two doubts, one without, one accepted report."""
    doubts = (Doubt(1, "text", "blurred"), Doubt(1, "self", "blurred"))
    doubted = ImportFactory(
        pk=1, organisation=cast.district, read=report(doubts=doubts), file="imports/a.txt"
    )
    (settings.MEDIA_ROOT / "imports").mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT / "imports" / "a.txt").write_text("Мод тарих")
    ImportFactory(pk=2, organisation=cast.district)
    InvitationFactory(pk=1, organisation=cast.district)
    third = ImportFactory(pk=3, organisation=cast.district)
    by = cast.actor(Role.REGISTRAR)
    imports.answer(source=doubted, doubt=1, kind=AnswerKind.ACCEPT, values={}, by=by)
    reports.accept(source=third, period="2024-H1", by=by)
    return cast


def test_the_matrix_names_every_view():
    def names(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield pattern.name
            else:
                yield from names(pattern.url_patterns)

    assert sorted(names(get_resolver().url_patterns)) == sorted({*MATRIX, *OPEN, *OWN})


def ask(client, name):
    method, kwargs, *_ = MATRIX[name]
    if name in {"report", "report-download"}:
        kwargs = {"pk": PeriodReport.objects.get().pk, **kwargs}
    response = getattr(client, method)(reverse(name, kwargs=kwargs), FORM)
    response.close()  # a file that is sent stays open until then
    return response.status_code


@pytest.mark.parametrize("role", PERSONS)
@pytest.mark.parametrize("name", MATRIX)
def test_a_person_of_the_organisation_gets(client, rooms, name, role):
    _method, _kwargs, granted, who, refused = MATRIX[name]
    client.force_login(rooms.user(role))

    assert ask(client, name) == (granted if role in who else refused)


@pytest.mark.parametrize("name", MATRIX)
def test_a_stranger_learns_nothing(client, rooms, name):
    client.force_login(rooms.stranger)

    assert ask(client, name) == (200 if name in WITHOUT_OBJECT else 404)


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("name", MATRIX)
def test_without_signing_in_every_way_leads_to_the_sign_in(client, name):
    assert ask(client, name) == GONE_ON
    assert not Import.objects.filter(pk=2, state=Import.State.ACCEPTED).exists()


def ask_own(client, name):
    kwargs = {"pk": 1} if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"} else {}
    return client.get(reverse(name, kwargs=kwargs)).status_code


@pytest.mark.parametrize("name", OWN)
def test_everybody_has_an_account_of_their_own(client, cast, name):
    answers = set()
    for user in (*cast.users.values(), cast.stranger):
        client.force_login(user)
        answers.add(ask_own(client, name))

    assert answers == {OWN[name]}


@pytest.mark.parametrize("name", OWN)
def test_without_signing_in_nobody_has_an_account(client, name):
    assert ask_own(client, name) == GONE_ON
