import pytest

from bielelt.core.kinds import KINDS, UNKNOWN, kind_in


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.key)
def test_every_kind_is_found_by_its_own_word(kind):
    assert kind_in(f"Аймгийн Засаг даргын {kind.word}") == kind.key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН ХЭРЭГЖИЛТ", "order"),
        ("Засаг даргын албан даалгавраар", "directive"),
        ("Засаг даргын даалгавар", "directive"),
        ("Монгол Улсын хуулийн хэрэгжилт", "law"),
        ("Хөтөлбөр батлах тухай тогтоол", "resolution"),
        ("Сайдын тушаал", "ministerial_order"),
        ("Мод тарих тухай", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_the_last_noun_names_the_kind(text, kind):
    assert kind_in(text) == kind


@pytest.mark.parametrize(
    "text",
    ["Албан тушаалд томилох тухай", "Хуулбар үнэн", "Тэмдэглэлт өдрийг угтан"],
)
def test_words_that_only_begin_like_a_kind_name_none(text):
    assert kind_in(text) == UNKNOWN
