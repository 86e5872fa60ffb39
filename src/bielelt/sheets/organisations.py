"""Organisations: codes, names, who stands above whom, and since when."""

from bielelt.checks.base import Words
from bielelt.sheets.base import Choice, Column, Kind, Sheet

KINDS = (
    Choice("state", Words("Төрийн төв байгууллага", "State")),
    Choice("province", Words("Аймаг, нийслэл", "Province")),
    Choice("district", Words("Сум, дүүрэг", "District")),
    Choice("bag", Words("Баг, хороо", "Bag")),
    Choice("agency", Words("Агентлаг, хэлтэс", "Agency")),
)

_CODE, _NAME = 20, 200

ORGANISATIONS = Sheet(
    name="organisations",
    title=Words("Байгууллага", "Organisations"),
    columns=(
        Column(
            "code",
            Words("Код", "Code"),
            24,
            required=True,
            max_length=_CODE,
            help=Words(
                "Статистикийн кодоор. Кодыг өөрчилбөл шинэ байгууллага болно.",
                "That of the statistics office. Another code is another organisation.",
            ),
        ),
        Column("name", Words("Нэр", "Name"), 75, required=True, max_length=_NAME),
        Column(
            "kind", Words("Төрөл", "Kind"), 40, Kind.CHOICE, required=True, choices=KINDS
        ),
        Column(
            "parent",
            Words("Дээд байгууллагын код", "Code of the body above"),
            34,
            max_length=_CODE,
        ),
        Column("valid_from", Words("Эхэлсэн өдөр", "Valid from"), 28, Kind.DATE),
        Column("valid_to", Words("Дууссан өдөр", "Valid to"), 28, Kind.DATE),
        Column(
            "successor",
            Words("Залгамжлагчийн код", "Code of the successor"),
            34,
            max_length=_CODE,
            help=Words(
                "Татан буугдсан байгууллагын үүргийг хүлээн авсан байгууллага.",
                "Who took the duties over when this organisation ended.",
            ),
        ),
    ),
    instructions=(
        Words(
            "Мөр бүрд нэг байгууллага бичнэ. Дээд байгууллага энэ файлд эсвэл бүртгэлд "
            "байх ёстой.",
            "One organisation per row. The body above has to be in this file or in the "
            "register.",
        ),
    ),
    grows=True,
    identity=("code",),
    frozen=2,
)
