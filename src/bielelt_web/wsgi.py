"""The site for a WSGI server (granian)."""

import os

from django.core.wsgi import get_wsgi_application

from bielelt.language.spelling import dictionary

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bielelt_web.settings")
application = get_wsgi_application()

# Read before the first request: whoever writes should not wait two seconds for it.
dictionary()
