import pytest

from bielelt.language.verbs import is_verb, joins_clauses


@pytest.mark.parametrize(
    "word",
    "хийсэн тарьж авч өгөөд байгуулав боллоо байна хамрагдахаас байснаас тооцох зохиогдсон".split(),  # noqa: SIM905
)
def test_verbs_end_like_verbs(word):
    assert is_verb(word)


@pytest.mark.parametrize(
    "word",
    "өрх захирамж зөвлөмж хаагч багш сан сургалт худаг хороо талаар зээл баг ямаа өрхөөс ном".split(),  # noqa: SIM905
)
def test_nouns_do_not(word):
    assert not is_verb(word)


@pytest.mark.parametrize(
    ("word", "yes"), [("тарьж", True), ("өгөөд", True), ("тарьсан", False)]
)
def test_converbs_join_clauses(word, yes):
    assert joins_clauses(word) is yes
