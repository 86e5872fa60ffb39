"""The bodies of the demonstration: one province that is on no map, and what belongs to it.

Codes are made like those of the statistics office: province 299, districts 29901, 29904 … in
steps of three, bags with two digits more. Agencies have six digits from 299101 on.
"""

import datetime as dt

from bielelt_web.management.province.values import Place

STATE = Place("001", "Засгийн газрын Хэрэг эрхлэх газар", "state", None)
PROVINCE = Place("299", "Хан-Өлзий аймаг", "province", STATE.code)

_DISTRICTS = (
    "Хан-Өлзий", "Баян-Өвөр", "Алтан-Бүрд", "Бүрэн-Жаргалант", "Цагаан-Толгой",
    "Дэлгэр-Өндөр", "Мөнх-Булаг", "Наран-Хутаг", "Өлзий-Ухаа", "Өгөөмөр-Өргөө",
    "Рашаант-Гол", "Сайхан-Дөрвөлж", "Сэргэлэн-Уул", "Тэгш-Жаргал", "Тариат-Ус",
    "Төгрөг-Овоо", "Улаан-Хужирт", "Үүрийн-Гэгээ", "Хар-Бухт", "Хөх-Нуруу", "Шинэ-Өлзийт",
)  # fmt: skip
YOUNG = "29961"
"""The district founded while the demonstration goes on: it has few clauses to report."""
_FOUNDED = {YOUNG: dt.date(2026, 5, 15)}
DISTRICTS = tuple(
    Place(code, f"{name} сум", "district", PROVINCE.code, founded=_FOUNDED.get(code))
    for index, name in enumerate(_DISTRICTS)
    for code in (f"299{1 + 3 * index:02}",)
)

_AGENCIES = (
    ("vet", "Мал эмнэлгийн газар"),
    ("food", "Хүнс, хөдөө аж ахуйн газар"),
    ("nature", "Байгаль орчны газар"),
    ("health", "Эрүүл мэндийн газар"),
    ("education", "Боловсролын газар"),
    ("police", "Цагдаагийн газар"),
    ("emergency", "Онцгой байдлын газар"),
    ("statistics", "Статистикийн хэлтэс"),
    ("tax", "Татварын хэлтэс"),
    ("land", "Газрын харилцаа, барилга, хот байгуулалтын газар"),
    ("labour", "Хөдөлмөр, халамжийн үйлчилгээний газар"),
    ("family", "Гэр бүл, хүүхэд, залуучуудын хөгжлийн газар"),
    ("culture", "Соёл, урлагийн газар"),
    ("sport", "Биеийн тамир, спортын газар"),
    ("procurement", "Худалдан авах ажиллагааны газар"),
    ("archive", "Төрийн архивын хэлтэс"),
    ("finance", "Санхүү, төрийн сангийн хэлтэс"),
    ("weather", "Ус цаг уур, орчны шинжилгээний газар"),
    ("road", "Зам, тээврийн газар"),
    ("registry", "Улсын бүртгэлийн хэлтэс"),
)
AGENCY: dict[str, str] = {key: str(299101 + n) for n, (key, _) in enumerate(_AGENCIES)}
"""Codes of the agencies by a short key."""

AGENCIES = tuple(
    Place(AGENCY[key], name, "agency", PROVINCE.code) for key, name in _AGENCIES
)

MAIN = "29904"
"""The district in which the plain logins «reporter» and «reviewer» work."""
SECOND_AGENCY = AGENCY["vet"]
"""The agency of «reporter2» and «reviewer2»."""

_NUMBERED = ("1 дүгээр баг", "2 дугаар баг", "3 дугаар баг", "4 дүгээр баг", "5 дугаар баг")
_BAGS = {
    "29901": _NUMBERED,
    MAIN: ("Өндөр-Овоо баг", "Их-Булаг баг", "Хөтөл баг", "Бургастай баг"),
}
BAGS = tuple(
    Place(f"{code}{51 + 2 * index}", name, "bag", code)
    for code, names in _BAGS.items()
    for index, name in enumerate(names)
)

PLACES: tuple[Place, ...] = (STATE, PROVINCE, *DISTRICTS, *AGENCIES, *BAGS)
"""All bodies, each behind the one above it."""
BY_CODE: dict[str, Place] = {place.code: place for place in PLACES}
GROUPS: dict[str, tuple[str, ...]] = {
    "districts": tuple(place.code for place in DISTRICTS),
    "agencies": tuple(place.code for place in AGENCIES),
}

_BAG_NAMES = (
    "Хөтөл", "Бургастай", "Их-Булаг", "Өндөр-Овоо", "Шаргалжуут", "Хужирт", "Баянгол",
    "Цагаан-Эрэг", "Дунд-Ус", "Нарийн", "Зүйл", "Тал", "Мандал", "Өгөөж", "Сүүж", "Эхэн",
)  # fmt: skip


def parts_of(code: str) -> tuple[str, ...]:
    """Return the names of what lies inside a place: bags of a district, else districts."""
    place = BY_CODE[code]
    if place.kind != "district":
        return tuple(district.name for district in DISTRICTS)
    own = tuple(bag.name for bag in BAGS if bag.parent == code)
    start = int(code)
    named = (_BAG_NAMES[(start + 5 * n) % len(_BAG_NAMES)] for n in range(4))
    return own or tuple(f"{name} баг" for name in named)


def targets(addressees: tuple[str, ...], on: dt.date) -> tuple[str, ...]:
    """Return the codes behind group keys and codes, each once, of bodies there are on a day."""
    codes = (code for to in addressees for code in GROUPS.get(to, (to,)))
    return tuple(code for code in dict.fromkeys(codes) if exists(code, on))


def exists(code: str, on: dt.date) -> bool:
    """Whether a body has been founded on a day."""
    founded = BY_CODE[code].founded
    return founded is None or founded <= on
