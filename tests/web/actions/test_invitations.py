import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import MembershipFactory, UserFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt_web.actions import invitations
from bielelt_web.models import AuditEntry, Invitation, Membership, User
from bielelt_web.models.invitations import digest

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LATER = NOW + timedelta(days=15)
ADDRESS, PASSWORD = "bat@office.example", "хавар-өвөл-2024"
State = Invitation.State


@pytest.fixture
def admin(cast):
    return cast.actor(Role.ADMINISTRATOR)


@pytest.fixture
def send(cast, admin):
    """Invite somebody to the district."""

    def sent(by=admin, role=Role.REPORTER, email=ADDRESS, at=NOW):
        return invitations.invite(
            email=email,
            organisation=cast.district,
            role=role,
            origin="http://site",
            at=at,
            by=by,
        )

    return sent


def accept(token, *, at=NOW, login="bat", password=PASSWORD):
    return invitations.accept_as_new(
        token=token,
        login=login,
        given_name="Бат",
        fathers_name="Д.",
        password=password,
        at=at,
    )


def actions():
    return [f"{e.actor} {e.action}" for e in AuditEntry.objects.order_by("pk")]


# Inviting -------------------------------------------------------------------------------


def test_an_invitation_goes_out_by_mail_and_its_token_stands_nowhere_else(
    send, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invitation = send(email=" Bat@Office.Example ")
    (mail,) = mails_of()
    token = re.search(r"http://site/invitation/(\S+)/", mail.body)[1]

    invitation.refresh_from_db()
    assert (mail.to, invitation.email) == ([ADDRESS], ADDRESS)
    assert "Баянхонгор, Өлзийт" in mail.body
    assert "«Тайлан гаргагч»" in mail.body
    assert invitation.token_hash == digest(token)
    assert token not in str(Invitation.objects.values_list())
    assert invitation.expires_at - NOW == timedelta(days=14)
    assert actions() == ["administrator invitations.invite", "worker invitations.send"]


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.LEADER, Role.AUDITOR])
def test_who_does_not_manage_the_people_invites_nobody(cast, send, role):
    with pytest.raises(NotPermitted):
        send(by=cast.actor(role))

    assert (Invitation.objects.count(), actions()) == (0, [])


def test_nobody_is_invited_as_the_machine(send):
    with pytest.raises(Refused, match="Nobody signs in as worker"):
        send(role=Role.WORKER)

    assert (Invitation.objects.count(), actions()) == (0, [])


def test_an_address_is_not_invited_twice_while_the_first_mail_holds(send):
    send()

    with pytest.raises(Refused, match=ADDRESS):
        send(role=Role.REVIEWER, at=NOW + timedelta(days=13))


def test_an_expired_invitation_makes_room_for_a_new_one(send):
    first = send()

    second = send(at=LATER)

    first.refresh_from_db()
    assert (first.state_at(LATER), second.state_at(LATER)) == (State.WITHDRAWN, State.OPEN)


def test_who_has_the_role_is_not_invited_to_it(cast, send):
    user = UserFactory(username="bat", email=ADDRESS)
    MembershipFactory(user=user, organisation=cast.district, role=Role.REPORTER)

    with pytest.raises(Refused, match=ADDRESS):
        send()


# Accepting ------------------------------------------------------------------------------


def test_who_accepts_gets_an_account_and_the_role(cast, send):
    token = invitations.issue_token(invitation=send(), by=cast.worker)

    user = accept(token)

    assert (user.email, user.get_full_name()) == (ADDRESS, "Д.Бат")
    assert user.check_password(PASSWORD)
    assert list(user.memberships.values_list("organisation", "role")) == [
        (cast.district.pk, "reporter")
    ]
    assert Invitation.objects.get().state_at(NOW) == State.ACCEPTED
    assert actions()[-1] == "bat invitations.accept"


def test_a_token_is_accepted_once(cast, send):
    token = invitations.issue_token(invitation=send(), by=cast.worker)
    accept(token)

    with pytest.raises(Refused):
        accept(token, login="dorj")

    assert not User.objects.filter(username="dorj").exists()


@pytest.mark.parametrize(
    ("at", "login", "password"),
    [
        (LATER, "bat", PASSWORD),
        (NOW, "LEADER", PASSWORD),
        (NOW, "bat", "1234567890"),
        (NOW, "batbold", "batbold2024"),
    ],
    ids=["expired", "login-taken", "weak-password", "password-like-the-name"],
)
def test_what_cannot_be_accepted_leaves_no_trace(cast, send, at, login, password):
    token = invitations.issue_token(invitation=send(), by=cast.worker)
    before = actions(), User.objects.count(), Membership.objects.count()

    with pytest.raises(Refused):
        accept(token, at=at, login=login, password=password)

    assert (actions(), User.objects.count(), Membership.objects.count()) == before
    assert Invitation.objects.get().accepted_at is None


def test_who_has_an_account_gets_the_role_only(cast, send):
    bat = UserFactory(username="bat", email=ADDRESS)
    MembershipFactory(user=bat, organisation=cast.elsewhere, role=Role.LEADER)
    token = invitations.issue_token(invitation=send(), by=cast.worker)

    assert invitations.accept_as_known(token=token, at=NOW) == bat
    assert sorted(bat.memberships.values_list("role", flat=True)) == ["leader", "reporter"]


def test_an_account_cannot_be_taken_over_by_making_it_anew(cast, send):
    UserFactory(username="bat", email=ADDRESS)
    token = invitations.issue_token(invitation=send(), by=cast.worker)

    with pytest.raises(Refused):
        accept(token, login="other")


# Taking back and sending again ----------------------------------------------------------


def test_a_withdrawn_invitation_cannot_be_accepted(cast, send, admin):
    invitation = send()
    token = invitations.issue_token(invitation=invitation, by=cast.worker)

    invitations.withdraw(invitation=invitation, at=NOW, by=admin)

    with pytest.raises(Refused):
        accept(token)
    assert actions()[-1] == "administrator invitations.withdraw"


def test_sending_again_makes_the_first_link_void_and_the_time_new(
    cast, send, admin, mails_of, django_capture_on_commit_callbacks
):
    invitation = send(at=NOW - timedelta(days=15))
    first = invitations.issue_token(invitation=invitation, by=cast.worker)
    with django_capture_on_commit_callbacks(execute=True):
        invitations.resend(invitation=invitation, origin="http://site", at=NOW, by=admin)
    (mail,) = mails_of()

    with pytest.raises(Refused):
        accept(first)
    accept(re.search(r"/invitation/(\S+)/", mail.body)[1])


def test_no_mail_goes_out_for_what_was_withdrawn_meanwhile(
    send, admin, mails_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invitation = send()
    invitations.withdraw(invitation=invitation, at=NOW, by=admin)

    assert mails_of() == []


@pytest.mark.parametrize("act", ["withdraw", "resend"])
def test_what_is_over_or_belongs_to_others_is_neither_withdrawn_nor_sent(
    cast, send, admin, act
):
    invitation = send()
    given = {"origin": "http://site"} if act == "resend" else {}
    stranger = cast.actor(Role.REGISTRAR)
    with pytest.raises(NotPermitted):
        getattr(invitations, act)(invitation=invitation, at=NOW, by=stranger, **given)
    accept(invitations.issue_token(invitation=invitation, by=cast.worker))

    with pytest.raises(Refused, match=ADDRESS):
        getattr(invitations, act)(invitation=invitation, at=NOW, by=admin, **given)
