import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.stages import Stage, find_stages, last_duty


def stages(text):
    return [(text[w.start : w.end], w.stage) for w in find_stages(text)]


@pytest.mark.parametrize(
    ("text", "words", "stage"),
    [
        ("Худаг гаргах ажил эхлээгүй байна.", "эхлээгүй байна", Stage.NOT_BEGUN),
        ("Тоглоомын талбайн засвар хийгдээгүй.", "хийгдээгүй", Stage.NOT_BEGUN),
        ("Журмын төслийг хурлаар батлуулаагүй байгаа.", "батлуулаагүй байгаа", Stage.NOT_BEGUN),
        ("Хүсэлт өнөөг хүртэл шийдвэрлэгдээгүй.", "шийдвэрлэгдээгүй", Stage.NOT_BEGUN),
        ("Гэрээт ажил одоогоор хүлээгдэж байгаа", "хүлээгдэж байгаа", Stage.WAITING),
        ("Засварыг намар хийхээр төлөвлөсөн.", "хийхээр төлөвлөсөн", Stage.WAITING),
        ("Уралдааныг ирэх сард зохион байгуулах болно.", "байгуулах болно", Stage.WAITING),
        ("Төсөл хурлаар хэлэлцэгдэж байна.", "хэлэлцэгдэж байна", Stage.WAITING),
        ("Самбарыг ирэх долоо хоногт байрлуулна.", "байрлуулна", Stage.WAITING),
        ("Барилгын ажил үргэлжилж байна.", "үргэлжилж байна", Stage.UNDER_WAY),
        ("Төлөвлөгөө бүрэн хэрэгжсэн.", "бүрэн хэрэгжсэн", Stage.DONE),
        ("Ажил 100 хувь биелсэн байна.", "100 хувь биелсэн байна", Stage.DONE),
        ("Тооллого хугацаандаа дууссан.", "дууссан", Stage.DONE),
        ("Хүүхдүүдийг бүрэн хамруулсан.", "бүрэн хамруулсан", Stage.DONE),
        ("Самбар байршуулсан.", "байршуулсан", Stage.DONE),
        ("Зам засварыг хийж чадаагүй.", "хийж чадаагүй", Stage.FAILED),
        ("Үерийн улмаас аялал боломжгүй болсон.", "боломжгүй болсон", Stage.FAILED),
        ("Сургалт хөл хорионоор тасалдсан байна.", "тасалдсан байна", Stage.FAILED),
        ("Хэрэгжих хугацаа болоогүй.", "хугацаа болоогүй", Stage.NOT_DUE),
        ("Хаягийн самбарыг хараахан хадаагүй.", "хадаагүй", Stage.NOT_BEGUN),
        ("Хүсэлтийг шийдвэрлээгүй явж байна.", "шийдвэрлээгүй явж байна", Stage.NOT_BEGUN),
        ("Ихэнх айл хашаагаа дулаалаагүй.", "Ихэнх айл хашаагаа дулаалаагүй", Stage.UNFINISHED),
        ("Засварыг дараа жилд шилжүүллээ.", "дараа жилд шилжүүллээ", Stage.FAILED),
        ("Худгийг удахгүй гаргана.", "удахгүй гаргана", Stage.WAITING),
        ("Ажлын хэсгийн тушаал гараагүй.", "тушаал гараагүй", Stage.NOT_BEGUN),
        ("Сургалт эхлэх болоогүй байна.", "эхлэх болоогүй байна", Stage.NOT_BEGUN),
        ("Газрын маргаан шийдэгдээгүй хэвээр байна.", "шийдэгдээгүй хэвээр байна", Stage.UNFINISHED),
        ("Хойд талын хашаа хийгдэлгүй үлдсэн.", "хийгдэлгүй үлдсэн", Stage.UNFINISHED),
        ("Хучилтын ажил дутуу үлдлээ.", "дутуу үлдлээ", Stage.UNFINISHED),
        ("Тооцоог бүрэн нийлээгүй.", "бүрэн нийлээгүй", Stage.UNFINISHED),
        ("Жагсаалт гаргаж амжсангүй.", "гаргаж амжсангүй", Stage.FAILED),
        ("Тендер хоёр удаа амжилтгүй болсон.", "амжилтгүй болсон", Stage.FAILED),
    ],
)  # fmt: skip
def test_the_words_that_close_a_statement_tell_its_stage(text, words, stage):
    assert stages(text) == [(words, stage)]


@pytest.mark.parametrize(
    "text",
    [
        # about something else, in a quotation, under a condition, twice negated
        "Хэрэгжээгүй заалтын жагсаалт",
        "Хийгдээгүй ажил байхгүй.",
        "«Ажил эхлээгүй» гэсэн гомдол",
        "Эхлээгүй тохиолдолд сануулах",
        "Батлагдаагүй бол хойшлуулах",
        "Биелээгүй гэж үзэх үндэслэлгүй",
        # good that it is not there
        "Зөрчил гараагүй.",
        "Гомдол ирээгүй байна.",
        "Гал түймрийн тохиолдол бүртгэгдээгүй.",
        "Осол, хэрэг гараагүй.",
        "Одоогоор зөрчил илрээгүй.",
        "Хуулийг зөрчөөгүй.",
        "Үнийн тарифыг нэмээгүй.",
        "Одоо өр авлагагүй.",
        "Хөдөлгөөнийг тасалдуулаагүй байна.",
        "Малчид малаа тоолуулаагүй.",
        "",
    ],
)
def test_what_states_nothing_of_the_work_has_no_stage(text):
    assert stages(text) == []


def test_what_was_so_once_counts_only_where_nothing_was_done():
    assert [stages("Засвар хийгдээгүй байсан."), stages("Засвар хийгдээгүй байсан. Дараа нь хийв.")] == [
        [("хийгдээгүй байсан", Stage.NOT_BEGUN)],
        [("хийв", Stage.DONE)],
    ]  # fmt: skip


def test_a_statement_begins_behind_the_last_part():
    *_, word = find_stages("Гэрээт компани ирсэн боловч зам засах ажил эхлээгүй.")

    assert word.since == len("Гэрээт компани ирсэн боловч ")


def test_what_was_overcome_is_told_by_its_outcome_only():
    assert stages("Тендер анх удаа хийгдээгүй боловч дараа нь гэрээ байгуулсан.") == [
        ("байгуулсан", Stage.DONE)
    ]


def test_negated_words_before_a_noun_leave_the_verb_at_the_end():
    assert stages("Хамрагдаагүй иргэдийг үзлэгт хамруулсан.") == [
        ("хамруулсан", Stage.DONE)
    ]


def test_the_duty_form_is_found_only_at_the_end():
    text = "Сүлжээний хурдыг нэмэгдүүлэх."

    assert [last_duty(text), last_duty("Хурдыг нэмэгдүүлэх ажлыг хийсэн.")] == [
        (0, len(text)),
        None,
    ]


def test_a_few_words_without_a_full_stop_are_no_duty():
    assert last_duty("Сүлжээний хурдыг нэмэгдүүлэх") is None


NOUNS = st.sampled_from(["Засвар", "Худгийн ажил", "Судалгаа", "Бүртгэл", "Тохижилт"])


@given(NOUNS, st.sampled_from(["хийгдээгүй", "эхлээгүй", "хэрэгжээгүй"]), st.sampled_from(["", " байна", " байгаа"]), st.sampled_from(".;!"))  # fmt: skip
def test_a_stated_no_is_always_found_and_never_before_a_noun(noun, verb, aux, end):
    assert stages(f"{noun} {verb}{aux}{end}") == [(f"{verb}{aux}", Stage.NOT_BEGUN)]
    assert stages(f"{verb} {noun}{end}") == []


@given(st.text(alphabet="абгдеийлмноөрстуүхэ .,;«»гүйбайна100%", max_size=120))
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text):
    found = find_stages(text)
    places = [place for w in found for place in (w.start, w.end)]

    assert places == sorted(places)
    assert all(0 <= w.since <= w.start < w.end <= len(text) for w in found)
