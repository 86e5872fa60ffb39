import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.core.report import NOT_DUE
from bielelt.reading.ratings import STEPS, ReadRating, is_not_due, read_rating


@pytest.mark.parametrize("step", sorted(STEPS))
@pytest.mark.parametrize(
    "form", ["{}%", "{} %", "{}", "{}.", "{},0%", "{} хувь", "**{}%**"]
)
def test_a_step_of_a_scale_is_read_with_certainty_in_every_form(step, form):
    assert read_rating(form.format(step)) == ReadRating(step)


@pytest.mark.parametrize("value", [1, 35, 65, 99])
def test_a_percentage_between_the_steps_is_read_but_not_certain(value):
    assert read_rating(f"{value}%") == ReadRating(value, certain=False)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7О%", 70),
        ("З0%", 30),
        ("l00%", 100),
        ("I00", 100),
        ("7096", 70),
        ("100°/o", 100),
        ("50о/о", 50),
        ("90 0/0", 90),
    ],
)
def test_what_scanners_make_of_a_figure_or_its_sign_is_read_but_not_certain(printed, value):
    assert read_rating(printed) == ReadRating(value, certain=False)


@pytest.mark.parametrize(
    "printed",
    [
        "Хугацаа болоогүй",
        "хэрэгжих хугацаа болоогүй байна.",
        "Хэрэгжүүлэх хугацаа нь ирээгүй",
        "Х.Б",
        "х. б.",
        "ХБ",
        "Хугацаа бол",
    ],
)
def test_words_for_not_due_are_read_with_certainty(printed):
    assert is_not_due(printed)
    assert read_rating(printed) == ReadRating(NOT_DUE)


@pytest.mark.parametrize("printed", ["Хүлээгдэж байгаа", "хүлээгдэж байна."])
def test_waiting_may_mean_not_due(printed):
    assert read_rating(printed) == ReadRating(NOT_DUE, certain=False)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "%",
        "-",
        "101%",
        "72.5%",
        "дунд",
        "70% 100%",
        "Мод 70",
        "Хугацаа болсон",
        "Ажлын хугацаа болоогүй тул гэрээг ирэх оны хавар дахин байгуулна.",
    ],
)
def test_anything_else_is_no_rating(printed):
    assert read_rating(printed) is None


@given(st.text(max_size=12))
def test_a_rating_is_always_a_percentage_or_not_due(text):
    found = read_rating(text)

    assert found is None or found.value is NOT_DUE or 0 <= found.value <= 100
