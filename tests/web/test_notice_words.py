import pytest
from django.utils import translation

from bielelt.core.notices import KINDS, Group
from bielelt_web.models.notices import GROUPS, WORDS, words_of

FACTS = {"day": "2026-06-25", "label": "2.1", "count": 1}


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_worded_for_one_and_for_several(kind, language):
    with translation.override(language):
        one = words_of(kind, FACTS)
        several = words_of(kind, {**FACTS, "count": 3}) if "measures" in kind else one

    assert "%" not in one + several
    assert ("3" in several.replace("2026-06-25", "")) == ("measures" in kind)


def test_there_are_no_words_for_what_is_never_told():
    assert {key.removeprefix("several-") for key in WORDS} == set(KINDS)
    assert set(GROUPS) == set(Group)
