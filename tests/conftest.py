"""What holds for every test."""

import os

from hypothesis import settings

# Two busy cores make any deadline a matter of luck; before landing, examples are the same
# for everybody, so that a change is not refused for what another one broke.
settings.register_profile("bielelt", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("bielelt")
