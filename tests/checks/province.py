"""Reports of a whole invented province, as many and as long as asked for.

Sentences are put together from parts, so that thousands of texts are alike and few are equal:
what a search for copied texts finds hard. The same clause goes to many organisations, as in
life; the second period tells the first one again with more, in three texts of ten word by
word but for the figures. One text in a hundred is copied from another organisation.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bielelt.core.report import NOT_DUE, Assessor, Clause, Decision, Rating, Report
from bielelt.core.rollup import roll_up
from bielelt.core.scales import scale_on

PERIODS = (("2024-H1", date(2024, 6, 24)), ("2024", date(2024, 12, 20)))
CLAUSES_TO_A_DECISION = 4
COPIED, RETOLD = 0.01, 0.3

_BEGINNINGS = (
    "Мөнх",
    "Их",
    "Баян",
    "Сайн",
    "Цэнд",
    "Хонгор",
    "Эрдэнэ",
    "Дэлгэр",
    "Бат",
    "Өнө",
)
_ENDINGS = (
    "-Овоот",
    "-Хайрхан",
    "-Шанд",
    "-Гол",
    "-Тохой",
    "-Сүмбэр",
    "-Тал",
    "-Ус",
    "-Уул",
)
_WHAT = (
    "Өвс, тэжээлийн нөөцийг", "Ундны усны худгийг", "Багийн төвийн гэрэлтүүлгийг",
    "Хүүхэд хамгааллын мэдээллийн санг", "Сургуулийн дотуур байрны орчныг", "Явган зорчигчийн замыг",
    "Соёлын төвийн тоног төхөөрөмжийг", "Галын аюулгүй байдлын хяналтыг", "Хог хаягдлын нэгдсэн цэгийг",
    "Малын тамга, имийн бүртгэлийг", "Архивын баримтын тоон хувийг", "Иргэдийн өргөдлийн бүртгэлийг",
    "Эрт илрүүлэг үзлэгийг", "Ой, хээрийн түймрийн эргүүлийг", "Төсвийн хэмнэлтийн горимыг",
    "Бэлчээр ашиглалтын гэрээг", "Ажлын байрны зуучлалыг", "Хүнсний ногооны тариалалтыг",
    "Хашаа, хороодын хаягжуулалтыг", "Орон нутгийн замын арчлалтыг", "Ахмадын амралт, сувиллыг",
    "Спортын талбайн засварыг", "Вакцины хүйтэн хэлхээг", "Цахим үйлчилгээний цэгийг",
    "Малчдын хот айлын бүлгийг", "Усан сангийн хамгаалалтыг", "Мод үржүүлгийн талбайг",
    "Гэр бүлийн боловсролын сургалтыг", "Номын сангийн фондыг", "Хөдөлмөрийн аюулгүй байдлыг",
)  # fmt: skip
_DUTIES = (
    "сайжруулах арга хэмжээг үе шаттай авч, үр дүнг улирал бүр тайлагнахыг",
    "шинэчлэн зохион байгуулж, хариуцсан ажилтныг нэр заан томилохыг",
    "судалж, шаардагдах хөрөнгийг ирэх жилийн төсөвт тусгуулахыг",
    "хугацаанд нь бүрэн хийж, холбогдох байгууллагад мэдээлэх ажлыг",
    "олон нийтийн оролцоотойгоор эрчимжүүлж, дүнг иргэдэд танилцуулахыг",
    "мэргэжлийн байгууллагатай хамтран үнэлж, зөрчлийг арилгуулахыг",
)
_WHOM = (
    "сумдын Засаг дарга нарт үүрэг болгосугай.", "агентлагийн дарга нарт даалгасугай.",
    "байгууллагын удирдлагуудад үүрэг болгосугай.", "хэлтсийн дарга нарт даалгасугай.",
)  # fmt: skip
_HOW = (
    "багийн иргэдийн оролцоотойгоор", "хуваарийн дагуу", "мэргэжлийн байгууллагын дэмжлэгтэй",
    "өнгөрсөн оны зөвлөмжид үндэслэн", "сайн дурын ажилтнуудын хүчээр", "аж ахуйн нэгжийн хандиваар",
    "гэрээт гүйцэтгэгчээр", "орон нутгийн төсвийн хөрөнгөөр", "төслийн санхүүжилтээр", "ээлж дараатай",
    "хяналтын хуудсаар", "зөвлөх багийн оролцоотой", "цахим системээр", "иргэдийн саналыг харгалзан",
)  # fmt: skip
_DONE = (
    "шинэчлэн сайжруулав", "бүртгэж баталгаажууллаа", "үе шаттай зохион байгуулсан", "өргөжүүлэн хийв",
    "газар дээр нь үнэлж дүгнэлээ", "засварлаж ашиглалтад оруулсан", "шаардлагад нийцүүлэн тохижуулсан",
    "иргэдэд нээлттэй болголоо", "дахин хуваарилж хариуцуулав", "нэгдсэн төлөвлөгөөнд тусгасан",
    "стандартын дагуу тэмдэгжүүлэв", "түрүүчийн шатны дүнтэй тулгасан", "нөхөн бүрдүүлж дуусгалаа",
)  # fmt: skip
_JOINS = (
    "Мөн", "Үүний зэрэгцээ", "Түүнчлэн", "Тайлант хугацаанд", "Малчдын саналаар", "Хуваарийн дагуу",
    "Ажлын хэсгийн дүгнэлтээр", "Нэгдүгээр улиралд", "Иргэдийн хүсэлтээр", "Салбарын зөвлөлөөр",
)  # fmt: skip
_COUNTED = (
    "{n} удаагийн сургалтаар", "{many} өрхийг хамруулж", "{n} байршилд", "{many} иргэний оролцоотой",
    "{n} зөрчлийг арилгаж", "{money} сая төгрөгөөр", "{many} нэгжийг бүртгэж", "{n} айлын хашаанд",
    "{n} байгууллагатай гэрээлж", "{many} хувь гарын авлага тараан", "{n} багаж хэрэгсэл авч",
    "{n} километр газарт", "{many} хүүхдэд зориулан", "{n} ажилтныг томилж", "{n} хоногийн дотор",
)  # fmt: skip
_ON_A_DAY = (
    "багийн хурлаар хэлэлцүүлж", "төлөвлөгөөгөө баталж", "гүйцэтгэгчтэй гэрээ хийж", "комисс ажиллуулж",
    "суурь судалгааг танилцуулж", "багаж хэрэгслийг хүлээн авч", "албан бичгээр мэдэгдэж",
)  # fmt: skip
_PLACES = (
    "Баян-Ам", "Дөрвөн зам", "Хүрэн толгой", "Цагаан булаг", "Уртын шанд", "Зүүн салаа", "Хар ус",
    "Ногоон нуур", "Шаргын тал", "Өвөр бүрд", "Их тээг", "Нарст", "Мандал-Эрэг", "Тосон хужирт",
)  # fmt: skip
_RATINGS: tuple[Rating, ...] = (100, 100, 90, 70, 70, 70, 70, NOT_DUE)
_NOT_DUE = "Ажлыг 2025 оны 3 дугаар сард хийх тул хэрэгжих хугацаа болоогүй."
_FOURS = (1, 4, 9)
_LIMITS = (("n", (3, 40)), ("many", (50, 900)), ("money", (2, 90)))


@dataclass(frozen=True)
class _Told:
    """A progress with its figures open: told again, they have grown."""

    pattern: str
    values: dict[str, int]

    def text(self, growth: int) -> str:
        figures = {
            key: str(value + growth * value // 8) for key, value in self.values.items()
        }
        return self.pattern.format(**figures)


def reports(organisations: int, clauses: int, *, seed: int = 4) -> list[Report]:
    """Return the reports of so many organisations for both periods, with so many clauses."""
    rng = random.Random(seed)
    register = _register(rng, 4 * clauses)
    names = [f"{a}{b} сум" for a in _BEGINNINGS for b in _ENDINGS]
    return [
        report
        for number in range(organisations)
        for report in _both_periods(
            rng, names[number % len(names)], number, register, clauses
        )
    ]


def _register(rng: random.Random, clauses: int) -> list[Decision]:
    """Return the decisions of a year with their clauses, in the order of their numbers."""
    decisions = []
    for number in range(1, clauses // CLAUSES_TO_A_DECISION + 1):
        day = date(2023, 9, 1) + timedelta(days=number // 2)
        what = rng.sample(_WHAT, CLAUSES_TO_A_DECISION)
        duties = tuple(
            Clause(
                label,
                f"{label}.",
                f"{thing} {rng.choice(_PLACES)}, {rng.choice(_PLACES)} багт {rng.choice(_DUTIES)} "
                f"{rng.choice(_WHOM)}",
            )
            for label, thing in enumerate(what, 1)
        )
        title = f"{what[0]} сайжруулах {rng.choice(_PLACES)} арга хэмжээний тухай"
        decisions.append(
            Decision(number, "order", title, day, f"{day.year}_А/{number}", duties)
        )
    return decisions


def _both_periods(
    rng: random.Random, name: str, number: int, register: list[Decision], clauses: int
) -> tuple[Report, ...]:
    chosen = sorted(
        rng.sample(register, clauses // CLAUSES_TO_A_DECISION), key=lambda d: d.serial
    )
    first = [[_tell(rng, clause) for clause in decision.clauses] for decision in chosen]
    second = [
        [
            told if rng.random() < RETOLD else _tell(rng, clause)
            for told, clause in zip(row, decision.clauses, strict=True)
        ]
        for row, decision in zip(first, chosen, strict=True)
    ]
    place = _PLACES[number % len(_PLACES)]
    return tuple(
        _report(rng, name, place, period, (chosen, told, growth))
        for growth, (period, told) in enumerate(zip(PERIODS, (first, second), strict=True))
    )


def _report(
    rng: random.Random,
    name: str,
    place: str,
    period: tuple[str, date],
    table: tuple[list[Decision], list[list[_Told]], int],
) -> Report:
    chosen, told, growth = table
    decisions, serial = [], 0
    for number, (decision, row) in enumerate(zip(chosen, told, strict=True), 1):
        clauses = []
        for clause, progress in zip(decision.clauses, row, strict=True):
            serial += 1
            rating = rng.choice(_RATINGS)
            clauses.append(
                replace(
                    clause,
                    serial=serial,
                    progress=_NOT_DUE if rating is NOT_DUE else progress.text(growth),
                    self_rating=rating,
                    upper_rating=rating,
                )
            )
        decisions.append(replace(decision, serial=number, clauses=tuple(clauses)))
    title = f"АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН ХЭРЭГЖИЛТ ({name})"
    report = Report(title, name, place, period[1], period[0], tuple(decisions))
    scale = scale_on(period[1])
    pages = tuple(roll_up(report, by, scale=scale).as_summary() for by in Assessor)
    return replace(report, summaries=pages)


def _tell(rng: random.Random, clause: Clause) -> _Told:
    """Return one progress of one to four sentences, mostly about the thing of its clause."""
    text = clause.text or ""
    thing = next(what for what in _WHAT if text.startswith(what))
    if rng.random() < COPIED:  # everybody copies from the same few
        rng, thing = random.Random(rng.randrange(20)), _WHAT[0]
    things = [thing, *rng.choices(_WHAT, k=rng.randint(0, 3))]
    pattern = " ".join(_sentence(rng, about) for about in things)
    for slot, _ in _LIMITS:
        for place in range(pattern.count(f"{{{slot}}}")):
            pattern = pattern.replace(f"{{{slot}}}", f"{{{slot}{place}}}", 1)
    values = {
        f"{slot}{place}": rng.randint(*limits)
        for slot, limits in _LIMITS
        for place in range(len(things))
    }
    return _Told(pattern, values)


def _sentence(rng: random.Random, thing: str) -> str:
    """Write one sentence with its figures open; hundreds of millions are possible."""
    low, how, done = thing[0].lower() + thing[1:], rng.choice(_HOW), rng.choice(_DONE)
    count, join = rng.choice(_COUNTED), rng.choice(_JOINS)
    here, there = rng.choice(_PLACES), rng.choice(_PLACES)
    day, act = _day(rng)
    happened = _fixed(rng, rng.choice(_COUNTED))
    return rng.choice(
        (
            f"{thing} {count} {how} {done}.",
            f"{join} {here} багт {low} {count} {done}.",
            f"{here}, {there} багт {count} {low} {how} {done}.",
            f"{day} өдөр {rng.choice(_ON_A_DAY)}, {low} {happened} {done}.",
            f"{join} {low} {how} {done}.",
            f"Засаг даргын {day} өдрийн А/{act} захирамжаар {low} {happened} {done}.",
        )
    )


def _fixed(rng: random.Random, counted: str) -> str:
    """Fill in what was counted on one day: it does not grow."""
    return counted.format(**{slot: rng.randint(*limits) for slot, limits in _LIMITS})


def _day(rng: random.Random) -> tuple[str, int]:
    """Write a working day of the first half of 2024, and the number of an order of that day."""
    day = date(2024, 1, 8) + timedelta(weeks=rng.randrange(20), days=rng.randrange(5))
    nth = "дүгээр" if day.month in _FOURS else "дугаар"
    ending = "ний" if day.day % 10 in _FOURS else "ны"
    written = f"2024 оны {day.month:02} {nth} сарын {day.day:02}-{ending}"
    return written, day.timetuple().tm_yday
