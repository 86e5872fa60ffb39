"""The site for a WSGI server (granian)."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from bielelt.language.spelling import dictionary

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bielelt_web.settings")
application = get_wsgi_application()

# Read beside the first requests: neither who opens the site nor who writes first waits for it.
Thread(target=dictionary, daemon=True).start()
