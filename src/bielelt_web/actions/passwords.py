"""What a password must be, beside what Django's own validators ask, and how it is kept."""

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's own rule, said in Mongolian too: its catalogue lacks the plural."""

    def get_error_message(self) -> str:
        """Say what was found wrong."""
        return self.get_help_text()

    def get_help_text(self) -> str:
        """Say what is allowed."""
        return _("The password must have at least %(count)s characters.") % {
            "count": self.min_length
        }


class Hasher(PBKDF2PasswordHasher):
    """Django's own, with as many rounds as the settings want.

    The demonstration wants few: everybody knows its passwords, and a hundred people would
    cost half a minute.
    """

    iterations = settings.PASSWORD_ROUNDS or PBKDF2PasswordHasher.iterations
