"""What a password must be, beside what Django's own validators ask."""

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
