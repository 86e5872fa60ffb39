import pytest

from bielelt.reading.twins import Freed, free_by_twin

CLAUSE = (
    "Худгийн хашааг засварлаж, усны эх үүсвэрийг тэмдэгжүүлж, ашиглалтын журмыг багийн "
    "иргэдэд танилцуулахыг багийн дарга нарт даалгасугай."
)
OTHER = (
    "Сургуулийн дотуур байрны халаалтыг намар эхлэхээс өмнө бүрэн засварлаж дуусгасугай."
)


def insert(after, words, glue=" "):
    return CLAUSE.replace(f"{after} ", f"{after}{glue}{words} ", 1)


@pytest.mark.parametrize(
    ("glue", "foreign"),
    [(" ", "нийт 12 худгийг хашсан байна."), ("", "нийт 12 худгийг хашсан байна.")],
)
def test_what_stands_between_the_words_of_a_twin_is_foreign_also_when_it_is_glued(
    glue, foreign
):
    mixed = insert("үүсвэрийг", foreign, glue)

    assert free_by_twin(mixed, [OTHER, CLAUSE]) == Freed(CLAUSE.split(), [foreign.split()])


@pytest.mark.parametrize(
    ("mixed", "clean"),
    [
        (CLAUSE, [CLAUSE]),
        (insert("багийн", "нийт"), [CLAUSE]),
        (insert("үүсвэрийг", "нийт 12 худгийг хашсан байна."), [OTHER]),
        (insert("үүсвэрийг", "нийт 12 худгийг хашсан байна."), []),
    ],
    ids=["whole", "worded-otherwise", "no-twin", "no-clean-clause"],
)
def test_without_a_twin_or_a_foreign_piece_nothing_is_parted(mixed, clean):
    assert free_by_twin(mixed, clean) is None
