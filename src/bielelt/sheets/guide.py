"""The sheet of instructions inside a working spreadsheet."""

from xlsxwriter.worksheet import Worksheet

from bielelt.checks.base import Words
from bielelt.sheets.base import Column, Kind, Language, Sheet, say
from bielelt.sheets.looks import Looks, height, set_page
from bielelt.sheets.values import allowed

_TITLE = Words("Заавар", "Instructions")
_HEADER = (
    Words("Багана", "Column"),
    Words("Бөглөх эсэх", "Fill in?"),
    Words("Юу бичих вэ", "What to write"),
)
_WIDTHS = (55, 42, 155)
_LOCKED = Words("Түгжсэн", "Locked")
_REQUIRED = Words("Заавал", "Required")
_OPTIONAL = Words("Шаардлагатай бол", "If needed")
_COLOURS = (
    (Words("Бөглөх нүд", "To be filled in"), False),
    (Words("Түгжсэн нүд", "Locked"), True),
)
_GENERAL = (
    Words(
        "Шар нүдийг бөглөнө. Саарал нүд түгжигдсэн, түүнийг өөрчилсөн ч бүртгэлд орохгүй.",
        "Fill in the yellow cells. Grey ones are locked; what is changed there is not read.",
    ),
    Words(
        "Файлаа .xlsx хэлбэрээр хадгалаад системд буцаан оруулна. Оруулахаас өмнө өөрчлөлт "
        "бүрийг харуулна; алдаатай нүд байвал хаягийг нь заах бөгөөд юу ч бүртгэгдэхгүй.",
        "Save the file as .xlsx and import it. Every change is shown before it is taken in; "
        "if a cell is wrong, its address is named and nothing is taken in.",
    ),
    Words(
        "Нэг файлыг хоёр удаа оруулахад давхардахгүй. Хөндөөгүй нүд системд хожим орсон "
        "бичвэрийг дарахгүй.",
        "Importing a file twice doubles nothing. Cells you did not touch overwrite nothing "
        "that was entered in the system later.",
    ),
)
_GROWS = Words(
    "Шинэ мөрийг хүснэгтийн доод талд нэмнэ. Мөр устгасан ч бүртгэлээс устахгүй.",
    "Add new rows at the end. Deleting a row here deletes nothing from the register.",
)
_FIXED = Words(
    "Мөр нэмэхгүй. Мөр устгасан ч бүртгэлээс устахгүй.",
    "Add no rows. Deleting a row here deletes nothing from the register.",
)


def write_guide(page: Worksheet, sheet: Sheet, language: Language, looks: Looks) -> None:
    """Write how the sheet is filled in, column by column."""
    set_page(page)
    for number, width in enumerate(_WIDTHS):
        page.set_column_pixels(number, number, round(width / 25.4 * 96))
    title = f"{say(_TITLE, language)}: {say(sheet.title, language)}"
    page.set_row(0, 28)
    page.write_string(0, 0, title, looks.title)
    rules = (*sheet.instructions, _GROWS if sheet.grows else _FIXED, *_GENERAL)
    row = 1
    for row, words in enumerate(rules, 1):
        text = f"{row}. {say(words, language)}"
        page.set_row(row, height([(text, sum(_WIDTHS))], least=20))
        page.merge_range(row, 0, row, 2, "", looks.text)
        page.write_string(row, 0, text, looks.text)
    row += 2
    for words, locked in _COLOURS:
        look = looks.locked() if locked else looks.open()
        page.write_string(row, 0, say(words, language), look)
        row += 1
    row += 1
    _table(page, row, sheet, language, looks)
    page.protect()


def _table(
    page: Worksheet, row: int, sheet: Sheet, language: Language, looks: Looks
) -> None:
    for place, words in enumerate(_HEADER):
        page.write_string(row, place, say(words, language), looks.header)
    shown = [column for column in sheet.columns if not column.hidden]
    for at, column in enumerate(shown, row + 1):
        texts = (say(column.title, language), *_told(column, language))
        look = looks.locked() if column.locked else looks.open()
        page.set_row(at, height(zip(texts, _WIDTHS, strict=True), least=20))
        for place, text in enumerate(texts):
            page.write_string(at, place, text, look)


def _told(column: Column, language: Language) -> tuple[str, str]:
    if column.locked:
        return say(_LOCKED, language), say(column.help, language)
    need = _REQUIRED if column.required else _OPTIONAL
    parts = (say(column.help, language), _form(column, language))
    return say(need, language), " ".join(filter(None, parts))


def _form(column: Column, language: Language) -> str:
    """Return which values a column takes."""
    mongolian = language == "mn"
    if column.kind in {Kind.CHOICE, Kind.PERCENT}:
        texts = ", ".join(allowed(column, language))
        return f"Сонгох утга: {texts}." if mongolian else f"One of: {texts}."
    if column.kind is Kind.DATE:
        return "Жишээ нь 2024-06-25." if mongolian else "For example 2024-06-25."
    if column.kind is Kind.NUMBER:
        least, most = column.low, column.high
        if mongolian:
            return f"Хамгийн багадаа {least}, ихдээ {most}."
        return f"A number from {least} to {most}."
    length = column.max_length
    return f"{length} хүртэл тэмдэгт." if mongolian else f"At most {length} characters."
