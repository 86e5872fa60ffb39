"""What allauth asks of us: our words, our mail, and no sign-up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bielelt_web.actions import accounts
from bielelt_web.models import User

_WRONG_PASSWORD = _("The login name, the e-mail address or the password is wrong.")

# allauth's templates of messages → our words; what is not here is not said.
SAID = {
    "account/messages/password_changed.txt": _("The password is changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is connected."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "New recovery codes are made. Keep them where you keep other keys."
    ),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks around accounts."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG_PASSWORD,
        "email_password_mismatch": _WRONG_PASSWORD,
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("The present password is wrong."),
        "too_many_login_attempts": _(
            "Too many wrong codes. Wait a quarter of an hour, then try again."
        ),
        "rate_limited": _(
            "Too many wrong codes. Wait a quarter of an hour, then try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's
        """Nobody makes an account without an invitation."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Count nothing: axes counts wrong passwords."""

    def add_message(  # noqa: PLR0917 - allauth's
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        text = message or SAID.get(message_template or "")
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go back to the person's own page."""
        return resolve_url("account")

    def send_password_reset_mail(
        self,
        user: User,
        email: str,  # noqa: ARG002 - it is the user's
        context: dict[str, Any],
    ) -> None:
        """Leave it to the worker, which makes a token of its own."""
        origin = context["request"].build_absolute_uri("/").rstrip("/")
        accounts.ask_for_reset(user=user, origin=origin, address=_address())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's
        email: str | None = None,  # noqa: ARG002 - it is the user's
    ) -> None:
        """Write down what was changed, and leave the mail to the worker."""
        change = template_prefix.rpartition("/")[2]
        accounts.note_change(user=user, change=change, address=_address())


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's hooks around second factors and passkeys."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong. Take the one that is shown now."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes belong to a second factor. Set one up first."
        ),
    }

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: ANN401
        """Return a name for the next passkey: «Passkey 2»."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the site, as the browser shows it in its own window."""
        host = current.request.get_host().partition(":")[0]
        return {"id": host, "name": gettext("Bielelt")}


def _address() -> str:
    """Return where the request came from, as the audit trail keeps it."""
    return str(current.request.META.get("REMOTE_ADDR", ""))
