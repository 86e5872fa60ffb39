"""The site for a WSGI server (granian)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bielelt_web.settings")
application = get_wsgi_application()
