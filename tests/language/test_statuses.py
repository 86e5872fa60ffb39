import pytest

from bielelt.language.statuses import Status, find_splits

DONE, OPEN, CLOSED = Status.DONE, Status.OPEN, Status.CLOSED


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("50 бичиг хүлээн авч шийдвэрлэсэн 30, хянагдаж байгаа 20.", 50, [(DONE, 30), (OPEN, 20)]),
        ("Ирсэн бичиг 50, шийдвэрлэсэн 30, судлагдаж буй 20.", 50, [(DONE, 30), (OPEN, 20)]),
        (
            "50 өргөдлөөс 30-ыг шийдвэрлэж, 15-ыг шилжүүлж, 5 нь хүлээгдэж байна.",
            50,
            [(DONE, 30), (CLOSED, 15), (OPEN, 5)],
        ),
        (
            "50 өргөдөл ирснээс 30-ыг барагдуулсан, хугацаа болоогүй 20 өргөдөл байна.",
            50,
            [(DONE, 30), (OPEN, 20)],
        ),
        ("50 өргөдөл ирсэн. Үүнээс 30 нь хэрэгжсэн, 20 нь хэрэгжээгүй.", 50, [(DONE, 30), (OPEN, 20)]),
    ],
)  # fmt: skip
def test_statuses_are_paired_with_their_figures(text, total, parts):
    (found,) = find_splits(text)

    assert (found.total.value, [(s, q.value) for s, q in found.parts]) == (total, parts)


@pytest.mark.parametrize(
    "text",
    [
        "50 өрхөөс 30 өрх тохижилт хийж дууссан.",
        "50 бичиг хүлээн авч 30 албан хаагчид хуваарилсан.",
        "50 өргөдлөөс 30 айлын, 20 байгууллагын өргөдлийг шийдвэрлэсэн.",
        "50 гаруй өргөдлөөс 30-ыг шийдвэрлэж, 5 нь хүлээгдэж байна.",
    ],
)
def test_without_two_statuses_of_the_same_things_there_is_no_split(text):
    assert find_splits(text) == ()


def test_figures_left_over_are_kept():
    (found,) = find_splits(
        "50 бичиг хүлээн авч шийдвэрлэсэн 30, хэрэгжих шатандаа 10, илгээсэн 7."
    )

    assert [q.value for q in found.others] == [7]
