"""What tests that need the Mongolian dictionary are marked with."""

from pathlib import Path

import pytest

needs_dictionary = pytest.mark.skipif(
    not Path("/usr/share/hunspell/mn_MN.dic").exists(),
    reason="The Mongolian dictionary is not installed: apt-get install hunspell-mn.",
)
