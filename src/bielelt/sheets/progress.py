"""The measures of one period: what an office reports, and what an assessor says of it."""

from dataclasses import replace

from bielelt.checks.base import Words
from bielelt.sheets.base import NO_WORDS, Column, Kind, Sheet, hidden_columns

MAX_PROGRESS = 2000
"""Characters; longer texts, tables and pictures are attached as evidence."""

_MAX_REASON = 500

_NUMBER = Column("number", Words("Д/д", "No."), 12, Kind.NUMBER, locked=True)
_DECISION = Column(
    "decision",
    Words("Шийдвэрийн нэр, огноо, дугаар", "Decision, date, number"),
    42,
    locked=True,
)
_CLAUSE = Column("clause", Words("Заалтын агуулга", "Clause"), 62, locked=True)
_PREVIOUS = Column(
    "previous",
    Words("Өмнөх үеийн хэрэгжилтийн явц", "Progress of the last period"),
    55,
    locked=True,
)
_PROGRESS = Column(
    "progress",
    Words("Хэрэгжилтийн явц", "Progress"),
    80,
    max_length=MAX_PROGRESS,
    help=Words(
        "Тайлант үед хийсэн ажил, тоон үр дүнг бичнэ. Өмнөх үеийн бичвэрийг хуулахгүй.",
        "What was done in the period and its results in figures. Do not copy the last text.",
    ),
)
_SELF = Column(
    "self_rating",
    Words("Өөрийн үнэлгээ", "Self rating"),
    20,
    Kind.PERCENT,
    help=Words(
        "Хувийг жагсаалтаас сонгоно. Хугацаа нь болоогүй бол Х.Б.",
        "Choose the percentage from the list; Х.Б if it is not due yet.",
    ),
)
_UNTIL = Column(
    "not_due_until",
    Words("Хугацаа болох өдөр", "Not due until"),
    24,
    Kind.DATE,
    help=Words(
        "Зөвхөн Х.Б гэж үнэлсэн заалтад бичнэ.", "Only for clauses rated Х.Б (not due)."
    ),
)
_WHY_NOT_DUE = Column(
    "not_due_reason",
    Words("Хугацаа болоогүй шалтгаан", "Why it is not due"),
    40,
    max_length=_MAX_REASON,
    help=Words(
        "Зөвхөн Х.Б гэж үнэлсэн заалтад бичнэ.", "Only for clauses rated Х.Б (not due)."
    ),
)
_ORGANISATION = Column(
    "organisation", Words("Байгууллага", "Organisation"), 30, locked=True
)
_UPPER = Column(
    "upper_rating",
    Words("Дээд шатны байгууллагын үнэлгээ", "Upper rating"),
    29,
    Kind.PERCENT,
    help=Words("Хувийг жагсаалтаас сонгоно.", "Choose the percentage from the list."),
)
_WHY_DIFFERENT = Column(
    "upper_reason",
    Words("Зөрүүтэй үнэлсэн шалтгаан", "Reason of the difference"),
    45,
    max_length=_MAX_REASON,
    help=Words(
        "Өөрийн үнэлгээнээс өөрөөр үнэлсэн бол заавал бичнэ.",
        "Needed where the rating differs from the self rating.",
    ),
)
_COMMENT = Column(
    "upper_comment",
    Words("Тайлбар, зөвлөмж", "Comment"),
    45,
    max_length=_MAX_REASON,
    help=Words("Байгууллагад харагдана.", "The organisation sees it."),
)

REPORTER = Sheet(
    name="progress",
    title=Words("Хэрэгжилтийн явц", "Progress"),
    columns=(
        *hidden_columns(),
        _NUMBER,
        _DECISION,
        _CLAUSE,
        _PREVIOUS,
        _PROGRESS,
        _SELF,
        _UNTIL,
        _WHY_NOT_DUE,
    ),
    instructions=(
        Words(
            "Заалт бүрийн хэрэгжилтийн явцыг бичиж, өөрийн үнэлгээг сонгоно.",
            "Write the progress of every clause and choose the self rating.",
        ),
        Words(
            "Х.Б гэж үнэлсэн бол хугацаа нь болох өдөр, шалтгааныг заавал бичнэ.",
            "A clause rated Х.Б needs the day on which it is due, and the reason.",
        ),
    ),
    frozen=3,
)
"""One row per measure of the organisation."""

ASSESSOR = Sheet(
    name="assessment",
    title=Words("Дээд шатны үнэлгээ", "Assessment"),
    columns=(
        *hidden_columns(),
        _NUMBER,
        _ORGANISATION,
        _DECISION,
        _CLAUSE,
        replace(_PROGRESS, locked=True, help=NO_WORDS),
        replace(_SELF, locked=True, help=NO_WORDS),
        _UPPER,
        _WHY_DIFFERENT,
        _COMMENT,
    ),
    instructions=(
        Words(
            "Хэрэгжилтийн явцыг уншиж, дээд шатны байгууллагын үнэлгээг сонгоно.",
            "Read the progress and choose the upper rating.",
        ),
        Words(
            "Өөрийн үнэлгээнээс зөрвөл шалтгааныг заавал бичнэ.",
            "Where it differs from the self rating, a reason is needed.",
        ),
    ),
    frozen=4,
)
"""One row per measure of all organisations that are assessed."""
