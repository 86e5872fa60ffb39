"""The people of the demonstration: a fixed cast, and a reporter and a reviewer everywhere.

Logins: ``registrar``, ``assessor``, ``assessor2``, ``leader``, ``leader2``, ``auditor``,
``administrator`` of the province; ``reporter`` and ``reviewer`` of the main district; ``reporter2`` and ``reviewer2`` of
one agency; elsewhere ``reporter-29907`` and ``reviewer-29907``, in districts a second reporter
``reporter-29907-2``.
"""

from collections.abc import Iterator

from bielelt_web.management.province.places import (
    AGENCIES,
    DISTRICTS,
    MAIN,
    PROVINCE,
    SECOND_AGENCY,
)
from bielelt_web.management.province.values import Person

_NAMES = """
Б.Сарантуяа Д.Ганбаатар Г.Оюунчимэг Ц.Мөнхзул Н.Энхтүвшин Э.Болормаа С.Үүрийнтуяа Д.Өнөржаргал
Т.Отгонбаяр Ч.Нарангэрэл М.Алтангэрэл Л.Батсайхан Б.Цэндсүрэн Р.Пүрэвдорж О.Янжинлхам Ж.Энхбаяр
П.Мягмарсүрэн Ө.Түвшинжаргал А.Хишигжаргал Х.Баасанжав Д.Лхагвасүрэн Г.Дэлгэрмаа Ш.Бямбадорж
С.Ариунзаяа Н.Чулуунбат Т.Оюунгэрэл Б.Эрдэнэбат Ц.Ундармаа Д.Төмөрбаатар М.Сувдаа Э.Ганзориг
Ч.Баярмаа Л.Даваасүрэн Ж.Номинцэцэг Р.Мөнхбат Б.Цэцэгмаа О.Нямдорж П.Уранчимэг Ө.Гантөмөр
Г.Энхжаргал А.Батчимэг Х.Сүхбаатар Д.Жавзмаа С.Наранбаатар Н.Түмэнжаргал Т.Буянхишиг Ц.Өлзийсайхан
Б.Мандахнаран Ш.Ганхуяг Д.Солонго М.Очирбат Э.Пүрэвсүрэн Ч.Идэрбат Л.Туяацэцэг Ж.Отгонжаргал
Р.Хүрэлбаатар Г.Ичинхорлоо О.Батзориг П.Сэлэнгэ Ө.Адъяабазар А.Мөнгөнцэцэг Х.Цогтбаатар Д.Үржинханд
С.Амарсанаа Н.Гэрэлмаа Т.Дашням Б.Хонгорзул Ц.Эрхэмбаяр Ш.Отгонцэцэг М.Жаргалсайхан Э.Нарантуяа
Ч.Батбилэг Л.Оюунбилэг Ж.Сүрэнхорлоо Г.Амартүвшин Р.Долгорсүрэн О.Ганболд П.Мөнхцэцэг Ө.Баттулга
А.Зулзаяа Х.Дамдинсүрэн Д.Энхмаа С.Баянмөнх Н.Урангоо Т.Шижирбаатар Б.Хулан Ц.Гомбосүрэн Ш.Анхтуяа
Д.Ууганбаяр М.Лхамсүрэн Э.Төгөлдөр Ч.Мөнхтуяа Л.Эрдэнэчимэг Ж.Бат-Эрдэнэ Г.Оюун-Эрдэнэ Р.Нансалмаа
О.Тэмүүлэн П.Сарангэрэл Ө.Билгүүн А.Дуламсүрэн Х.Номин-Эрдэнэ Д.Жигжидсүрэн С.Хатанбаатар
Н.Цэрэнпагма Т.Золжаргал Б.Рэнцэндорж Ц.Анударь Ш.Жамъянсүрэн М.Мижиддорж Э.Саранцацрал
""".split()  # noqa: SIM905 - a list of names reads best as a text

_CAST = (
    ("registrar", "Бодлого, төлөвлөлтийн хэлтсийн мэргэжилтэн"),
    ("assessor", "Хяналт-шинжилгээ, үнэлгээ, дотоод аудитын хэлтсийн мэргэжилтэн"),
    ("assessor2", "Хяналт-шинжилгээ, үнэлгээ, дотоод аудитын хэлтсийн ахлах мэргэжилтэн"),
    ("leader", "Аймгийн Засаг дарга"),
    ("leader2", "Аймгийн Засаг даргын орлогч"),
    ("auditor", "Дотоод аудитор"),
    ("administrator", "Мэдээллийн технологийн мэргэжилтэн"),
)
_REPORTER = "Хяналт-шинжилгээ, үнэлгээний мэргэжилтэн"
_DISTRICT_HEAD = "Засаг даргын Тамгын газрын дарга"


def _seats() -> Iterator[tuple[str, str, str, str]]:
    """Yield login, role, organisation and post of everybody, in the order of the names."""
    for login, post in _CAST:
        yield login, login.rstrip("2"), PROVINCE.code, post
    plain = {MAIN: "", SECOND_AGENCY: "2"}
    for place in (*DISTRICTS, *AGENCIES):
        end = plain.get(place.code, f"-{place.code}")
        head = _DISTRICT_HEAD if place.kind == "district" else "Дарга"
        yield f"reporter{end}", "reporter", place.code, _REPORTER
        yield f"reviewer{end}", "reviewer", place.code, head
    for place in DISTRICTS:
        post = "Засаг даргын Тамгын газрын мэргэжилтэн"
        yield f"reporter-{place.code}-2", "reporter", place.code, post


def _cast() -> Iterator[Person]:
    for name, (login, role, code, post) in zip(_NAMES, _seats(), strict=True):
        father, given = name.split(".")
        yield Person(login, given, f"{father}.", role, code, post)


PERSONS: tuple[Person, ...] = tuple(_cast())
BY_LOGIN: dict[str, Person] = {person.login: person for person in PERSONS}
HEADS: dict[str, Person] = {p.organisation: p for p in PERSONS if p.role == "reviewer"}
"""Who signs for each organisation, by its code."""
