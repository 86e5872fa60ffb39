"""All settings, read from the environment; each variable is told in docs/settings.md."""

import secrets
from datetime import time
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from bielelt.core.roles import Role

env = environ.Env()
PACKAGE = Path(__file__).parent

# Where the embedded database, the uploaded files and the secret key live.
VAR = Path(env.str("BIELELT_VAR", default="var")).absolute()
KEY_FILE = VAR / "secret-key"


def _secret_key() -> str:
    """Take the key from the environment, from the file ``serve`` makes, or for this run only."""
    key: str = env.str("BIELELT_SECRET_KEY", default="")
    if key:
        return key
    return KEY_FILE.read_text() if KEY_FILE.exists() else secrets.token_urlsafe(48)


SECRET_KEY = _secret_key()
DEBUG = env.bool("BIELELT_DEBUG", default=False)
ALLOWED_HOSTS = env.list("BIELELT_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("BIELELT_ORIGINS", default=[])
PORT = env.int("BIELELT_PORT", default=8000)
HTTPS = env.bool("BIELELT_HTTPS", default=False)
# Where the links of a mail lead; a mail knows no request.
SITE_URL = env.str("BIELELT_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")

ROOT_URLCONF = "bielelt_web.urls"
WSGI_APPLICATION = "bielelt_web.wsgi.application"
INSTALLED_APPS = [
    "bielelt_web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "template_partials",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bielelt_web.middleware.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "bielelt_web.middleware.upload_limit_middleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bielelt_web.middleware.LoginWall",
    "bielelt_web.middleware.actor_middleware",
    "bielelt_web.middleware.second_factor_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    }
]

# Data. SQLite takes many writers only with WAL and with the lock taken at the start.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR}/bielelt.sqlite3")}
# A connection of its own for every answer costs more than most answers.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
MEDIA_ROOT = VAR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_LIMIT = env.int("BIELELT_UPLOAD_LIMIT_MB", default=50) * 1024 * 1024  # bytes
# All files sent at once, and a single archive or mail.
PARCEL_LIMIT = env.int("BIELELT_PARCEL_LIMIT_MB", default=500) * 1024 * 1024  # bytes
# Each lies in a file of its own while it comes in, and a process may have a thousand open.
DATA_UPLOAD_MAX_NUMBER_FILES = 300

# What several processes must know of each other: how often a wrong code was tried.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "bielelt_cache",
    }
}

# Mail: into files until a server is named.
vars().update(env.email("EMAIL_URL", default=f"filemail:///{VAR}/mail"))
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.str("BIELELT_MAIL_FROM", default="bielelt@localhost")

# People.
AUTH_USER_MODEL = "bielelt.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "bielelt_web.actions.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
]
# Django's own way, in Django's own number of rounds if 0.
PASSWORD_HASHERS = ["bielelt_web.actions.passwords.Hasher"]
PASSWORD_ROUNDS = env.int("BIELELT_PASSWORD_ROUNDS", default=0)
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

# Wrong passwords are counted by axes, per account and address; wrong codes by allauth.
# An office stands behind one address, so limits per address are for machines, not people.
AXES_FAILURE_LIMIT = 5
AXES_USERNAME_CALLABLE = "bielelt_web.queries.people.account_tried"
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "5/15m/key"}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}

# Accounts come from invitations: nobody signs up, and the address is known to be theirs.
ACCOUNT_ADAPTER = "bielelt_web.screens.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
)
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
_FORMS = "bielelt_web.screens.account.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "change_password": f"{_FORMS}.PasswordForm",
    "reset_password": f"{_FORMS}.ForgottenForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
    "reauthenticate": f"{_FORMS}.ConfirmForm",
}
MFA_ADAPTER = "bielelt_web.screens.account.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bielelt"
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute wrong
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.ConfirmByCodeForm",
    "activate_totp": f"{_FORMS}.AppForm",
    "add_webauthn": f"{_FORMS}.PasskeyForm",
    "edit_webauthn": f"{_FORMS}.PasskeyNameForm",
}
# Roles that are given nothing before a second factor is set up.
MFA_REQUIRED = frozenset(
    Role(role) for role in env.list("BIELELT_MFA_REQUIRED", default=[])
)

# Language and time.
LANGUAGE_CODE = "mn"
LANGUAGES = [("mn", "Монгол"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = env.str("BIELELT_TIME_ZONE", default="Asia/Ulaanbaatar")
USE_TZ = True

# Static files: hashed, compressed, served by the site itself.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "bielelt_web.storage.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Background work, queued in the same database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DAILY_AT = time.fromisoformat(env.str("BIELELT_DAILY_AT", default="06:00"))
ESCALATE_AFTER = env.int("BIELELT_ESCALATE_AFTER_DAYS", default=7)

# What a browser may do with our pages: only what comes from us.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": env.str("BIELELT_LOG_LEVEL", default="WARNING"),
    },
}
