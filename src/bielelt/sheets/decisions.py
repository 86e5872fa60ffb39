"""Decisions with their clauses: one row per clause, those of a decision repeat its columns."""

from decimal import Decimal

from bielelt.checks.base import Words
from bielelt.core.kinds import KINDS
from bielelt.core.schedules import SCHEDULES
from bielelt.sheets.base import Choice, Column, Kind, Sheet, hidden_columns

FORCES = (
    Choice("duty", Words("Үүрэг", "Duty")),
    Choice("appeal", Words("Уриалга", "Appeal")),
    Choice("none", Words("Үүрэггүй", "No duty")),
)
ROLES = (
    Choice("lead", Words("Толгойлон", "Lead")),
    Choice("co", Words("Хамтран", "Co-executor")),
)
YES_NO = (Choice("yes", Words("Тийм", "Yes")), Choice("no", Words("Үгүй", "No")))

_CODE, _SHORT, _LINE = 20, 60, 500

_ACT = (
    Column(
        "kind",
        Words("Төрөл", "Kind"),
        26,
        Kind.CHOICE,
        required=True,
        choices=tuple(Choice(k.key, Words(k.word, k.title)) for k in KINDS.values()),
    ),
    Column(
        "number",
        Words("Дугаар", "Number"),
        22,
        max_length=_SHORT,
        help=Words(
            "Жишээ нь «А/27» эсвэл «2024_А/27».", "For example “А/27” or “2024_А/27”."
        ),
    ),
    Column(
        "further_numbers",
        Words("Хамтарсан дугаарууд", "Further numbers"),
        26,
        Kind.LIST,
        max_length=_LINE,
        help=Words(
            "Хамтарсан шийдвэрийн бусад дугаарыг цэгтэй таслалаар тусгаарлана.",
            "Other numbers of a joint act, parted by semicolons.",
        ),
    ),
    Column("date", Words("Огноо", "Date"), 24, Kind.DATE, required=True),
    Column(
        "title",
        Words("Шийдвэрийн нэр", "Title"),
        55,
        required=True,
        max_length=_LINE,
    ),
    Column(
        "issuer",
        Words("Гаргасан байгууллагын код", "Issuer"),
        26,
        required=True,
        max_length=_CODE,
    ),
    Column(
        "legal_basis",
        Words("Хууль зүйн үндэслэл", "Legal basis"),
        40,
        max_length=2000,
    ),
)
_CLAUSE = (
    Column(
        "label",
        Words("Заалтын дугаар", "Label"),
        18,
        required=True,
        max_length=40,
        help=Words("Жишээ нь «2.» эсвэл «14. 2.2».", "For example “2.” or “14. 2.2”."),
    ),
    Column(
        "text",
        Words("Заалтын агуулга", "Clause"),
        75,
        required=True,
        max_length=10_000,
    ),
    Column(
        "force",
        Words("Заалтын хүч", "Force"),
        20,
        Kind.CHOICE,
        required=True,
        choices=FORCES,
        help=Words(
            "Даалгасан бол Үүрэг, уриалсан бол Уриалга, баталсан бол Үүрэггүй.",
            "Duty if it orders, Appeal if it calls upon, No duty if it only approves.",
        ),
    ),
    Column(
        "addressees",
        Words("Хэрэгжүүлэх байгууллага", "Addressees"),
        34,
        Kind.LIST,
        max_length=2000,
        help=Words(
            "Байгууллагын кодыг цэгтэй таслалаар тусгаарлана, эсвэл бүлгийн түлхүүр: "
            "districts гэвэл бүх сум.",
            "Codes of organisations parted by semicolons, or the key of a group: "
            "districts means all of them.",
        ),
    ),
    Column("role", Words("Оролцоо", "Role"), 22, Kind.CHOICE, choices=ROLES),
    Column("schedule", Words("Тайлагнах давтамж", "Schedule"), 30, Kind.CHOICE, choices=tuple(Choice(s.key, Words(s.name, s.english)) for s in SCHEDULES.values())),
    Column("due_on", Words("Хугацаа", "Due date"), 24, Kind.DATE),
    Column("continuing", Words("Байнгын", "Continuing"), 18, Kind.CHOICE, choices=YES_NO),
    Column(
        "weight",
        Words("Жин", "Weight"),
        14,
        Kind.NUMBER,
        low=Decimal("0.01"),
        high=Decimal(1000),
        help=Words("Хоосон бол 1.", "1 if left blank."),
    ),
)  # fmt: skip

DECISIONS = Sheet(
    name="decisions",
    title=Words("Шийдвэр, заалтууд", "Decisions with clauses"),
    columns=(*hidden_columns(), *_ACT, *_CLAUSE),
    instructions=(
        Words(
            "Мөр бүрд нэг заалт бичнэ. Олон заалттай шийдвэрийн төрөл, дугаар, огноо, "
            "нэрийг мөр бүрд давтана.",
            "One clause per row. Repeat kind, number, date and title of the decision in "
            "every row.",
        ),
        Words(
            "Нэг заалтыг толгойлон, хамтран гүйцэтгэгчид нь өөр бол давхардуулахгүй: "
            "толгойлогчийг энд бичээд хамтрагчийг системд нэмнэ.",
            "Do not repeat a clause for its co-executors: name the lead here and add the "
            "others in the system.",
        ),
    ),
    grows=True,
    identity=("kind", "number|title", "date", "label"),
    frozen=4,
)
