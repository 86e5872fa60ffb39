"""Signing in, and a person's own account: the same for every role, and nobody else's.

What changes the second factor asks first who it is; what others have does not exist.
"""

from tests.web.matrix.base import GONE_ON, Row

# For everybody, signed in or not; so is the page that an invitation leads to.
OPEN = {
    "sign-in", "account_login", "mfa_authenticate", "mfa_login_webauthn", "account_inactive",
    "sign-out", "account_logout", "language", "invitation-accept",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip

SHOWN, ASKED, NOTHING = (
    Row(granted=answer, stranger=answer) for answer in (200, GONE_ON, 404)
)
ASKED_ONE = Row(kwargs={"pk": 1}, granted=GONE_ON, stranger=GONE_ON)

MATRIX = {
    "account": SHOWN,
    "account_change_password": SHOWN,
    "account_reauthenticate": SHOWN,
    "mfa_reauthenticate": ASKED,
    "mfa_reauthenticate_webauthn": ASKED,
    "mfa_index": SHOWN,
    "mfa_activate_totp": ASKED,
    "mfa_deactivate_totp": NOTHING,
    "mfa_view_recovery_codes": NOTHING,
    "mfa_generate_recovery_codes": ASKED,
    "mfa_download_recovery_codes": NOTHING,
    "mfa_list_webauthn": SHOWN,
    "mfa_add_webauthn": ASKED,
    "mfa_remove_webauthn": ASKED_ONE,
    "mfa_edit_webauthn": ASKED_ONE,
}
