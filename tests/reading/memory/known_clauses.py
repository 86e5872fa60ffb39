"""Known clauses with unsurprising defaults; a test names only what matters to it."""

from datetime import date

from bielelt.reading.memory import Act, KnownClause, Memory

ACT = Act("2024_А/15", date(2024, 3, 11), "order")
OTHER_ACT = Act("2024_А/16", date(2024, 3, 12), "order")
TEXT = (
    "Бэлчээрийн усан хангамжийг нэмэгдүүлэх зорилгоор 12 гүний худгийг засварлаж, "
    "ашиглалтын гэрээг малчдын бүлэгтэй байгуулахыг багийн дарга нарт үүрэг болгосугай."
)

ACT_CELL = "Өвөлжилтийн бэлтгэл хангах тухай 2024-01-12 Дугаар 2024_А/15"
MIXED = (
    "2. Бэлчээрийн усан хангамжийг Нийт 14 цэгт шинээр ус гаргаж, 230 өрхийн "
    "нэмэгдүүлэх зорилгоор 12 гүний 41 мянган толгой мал хүрэлцээтэй ундаалж, "
    "худгийг засварлаж, ашиглалтын зардалд 86 сая төгрөг зарцуулсан байна. "
    "гэрээг малчдын бүлэгтэй байгуулахыг багийн дарга нарт үүрэг болгосугай."
)
PROGRESS = (
    "Нийт 14 цэгт шинээр ус гаргаж, 230 өрхийн 41 мянган толгой мал хүрэлцээтэй ундаалж, "
    "зардалд 86 сая төгрөг зарцуулсан байна."
)


def known(text=TEXT, label="2.", *, act=ACT, sources=(), is_typed=True):
    return KnownClause(act, label, text, sources, is_typed)


def memory(*clauses):
    return Memory.of(clauses or [known()])
