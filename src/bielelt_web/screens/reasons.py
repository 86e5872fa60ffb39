"""English sentences of the library, to be translated: why it doubts, repairs or refuses.

The library speaks in English; a sentence that is missing here is shown as it is.
tests/web/test_locale.py names those the samples bring up.
"""

import re

from django.utils.translation import gettext

from bielelt_web.screens.wording import FIELDS

REASONS = (
    "the heading gives no {a}",
    "the decision cell gives no {a}",
    "no heading names the kind of this decision",
    "no heading says whose summary this is: {a}",
    "a line inside the table fits no cell: {a}",
    "stands before the first clause: {a}",
    "the serial is printed as «{a}»",
    "«{a}» does not fit the serials around it",
    "no serial is printed; more rows than one could carry it",
    "this row looks like a clause of its own, but the serials leave no room",
    "a row without a serial, not at a page break, was joined to this clause",
    "decision serial {a} is printed beside it",
    "decision serial {a} follows {b}",
    "the decision cell is empty although a new serial begins",
    "the decision cell is joined from several rows",
    "«{a}» is cut",
    "the cell of the clause is empty",
    "the cell may hold two clauses: a second label stands inside",
    "the cells of this row stood in other columns; check which is which",
    "the clause is empty beside a progress printed twice",
    "the clause is rated, but no progress is printed",
    "the clause stood in both columns",
    "the texts of these rows slid up by one and were put back",
    "clause {a} below has no progress; this cell may hold both",
    "empty; clause {a} may hold it",
    "letter for letter the progress of clause {a}: copied, or printed twice",
    "the label is lost and was inferred from its neighbours",
    "the label is lost; the other clauses have one",
    "«{a}» does not rise above «{b}» of the clause before",
    "«{a}» is no rating",
    "“{a}” is no rating. Write a percentage from 0 to 100, Х.Б for not due, or nothing.",
    "“{a}” is no date. Write year-month-day, e.g. 2024-06-25.",
    "“{a}” is no kind of decision. Use one of: {b}.",
    "The text has {a} marks “||”. Write exactly one, where the clause ends and the progress begins.",
    "“{a}” cannot be edited for this doubt. Use one of: {b}.",
    "«{a}» is no usual rating, read as {b}",
    "rated twice: here and «{a}» on the next page",
    "its first part stood beside the clause above",
    "«{a}» stood beside the clause above",
    "no rating is printed; taken from clause {a}",
    "no rating is printed",
    "the words «not due» stood in the progress column; the progress may be lost",
    "the progress says «not due», the rating is a percentage",
    "no name was found in: {a}",
    "«{a}» was taken for a signature",
    "clause and progress may be mixed: {a}",
    "a sentence of a report («{a}») ends inside the clause",
    "the clause ends as a report does",
    "the clause does not end as an order does",
    "the clause goes on in small letters after an order has closed",
    "«{a}» begins with a capital in the middle of the clause",
    "the beginning of the clause is lost",
    "the clause says «{a}» twice",
    "the progress holds a word that closes an order («{a}»)",
    "the progress breaks off in the middle of a sentence",
    "the progress does not end as a report does",
    "the progress begins in the middle of a sentence",
    "the progress says «{a}» twice",
    "two words are glued: «{a}»",
    "the vowels of «{a}» do not agree: two words glued together",
    "the end of the progress stands inside the clause",
    "clause and progress share a run of words in their middle",
    "«{a}» stands inside the clause as in the progress",
    "nearly all of the clause stands in the progress, some of it twice",
    "a row before it is missing: its decision may be too",
    "decision serial {a} is printed late",
    "printed beside a later clause of the same decision",
    "the clause goes on in small letters after a full stop",
    "one of the two ratings says «not due», the other does not",
    "it has no row of its own",
    "no row was found for it, though serials have no gaps",
    "one row has one serial",
    "two rows seem to have run together: «{a}»",
    "«{a}» may be the serial of the decision beside it or of the clause",
    "no name closes it",
    "nobody is named who {a} the report",
    "no figure could be read in: {a}",
    "the page gives no total or no percentage",
    "the same clause stands elsewhere; what stands between its words is not of it",
    "“{a}”: found no report table ({b} table rows seen): expected the seven columns «Шийдвэр Д/д … Дээд шатны байгууллагын үнэлгээ» or rows with a clause and its ratings. Choose the file that holds the table.",
    "“{a}” is empty (0 bytes). Save or copy the report again.",
    "“{a}” is not text in UTF-8, UTF-16 or Windows-1251. Open it in the program that made it and save it as .docx, .xlsx or UTF-8 text.",
    "“{a}” consists of question marks: its letters were lost when it was saved. Save the original again, with UTF-8 as its encoding.",
    "“{a}” has more than {b}, which is more than any report. Check that it is the right file, or split it.",
    "“{a}” is damaged, cut off or protected by a password: {b}. Copy it again, or open it in its own program and save it as .docx or .xlsx.",
    "“{a}” declares XML entities in its part “{b}”, which office programs never do. It may be an attack; ask the sender for a clean file.",
    "“{a}” is a zip package, but neither a Word nor an Excel one. Open it in its own program and save it as .docx or .xlsx.",
    "“{a}” is {b}, and try again.",
    "has no serial of its own, and the serials leave no room for one",
    "decision serials run without a gap and a new decision begins here",
    "labels: the row above holds two, and one row further down none",
    "labels rise: it stands between «{a}» and «{b}»",
    "clause {a} of the same decision has a rating cell; the empty cell below it is read as merged with it",
    "the rating cell is merged over both columns",
    "the clause has ratings already; these stand on a row that slid up",
    "the words of a rating that is not due",
    "misread",
    "no rating",
    "no number",
    "no name",
    "no part of the title",
    "letters for digits",
    "heading of a signature",
    "names of the bands and words of the summary form",
    "names the kind of the decisions below it",
    "words of the form around date and number",
    "printed again after a break",
    "continues the serials of the clauses",
    "serials rise without a gap",
    "serials run without a gap and this row opens a clause",
    "stands between a post in capitals and the name: the signature itself",
    "tags are the scanner's, not the document's",
    "the clause belongs to decision {a}",
    "the decision begins above; its serial is printed late",
    "the decision cell above is not complete and goes on here",
    "the decision cell is printed again beside a later clause",
    "the decision serial is printed again after a break",
    "the header and the column numbers repeat on every page",
    "the progress cell begins with the whole clause",
    "the two columns were read across, line by line: the lines are as wide as the columns, the clause closes as an order, the progress as a report",
    "what it says belongs to that column, and the row was shifted",
    "the row runs over the page break",
    "no year is written; it is that of the act",
    "no year is written; the day had passed when the act was issued, so the next year",
    "the year is given in words, counted from the act",
    "counted from the day of the act",
    "working days are not counted, because holidays are not known here",
    "the day of the act is not known",
    "the calendar has no such day",
    "the verb is not known; it was taken for a duty",
    "the clause says a duty and an appeal",
    "no verb says whether this is a duty",
    "the number does not follow the one before",
    "no number is printed",
    "a duty, but nobody is named",
    "no clause was found",
    "the day of a deadline is not certain",
    "more than one deadline is named",
    "a post is named, but not whose",
    "the number stands twice in the act",
    "the clause is longer than any; only its beginning was read",
    "lines behind the last clause belong to none",
)

_SLOT = re.compile(r"\\{([ab])\\}")
_PATTERNS = [
    (reason, re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(reason)))) for reason in REASONS
]


def in_words(text: str) -> str:
    """Return the sentence in the reader's language; what it quotes stays as it is.

    A slot may hold the name of a field or another reason, which are translated too.
    """
    for reason, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            slots = {name: _slot(value) for name, value in found.groupdict().items()}
            return gettext(reason).format(**slots)
    return text


def _slot(value: str) -> str:
    return str(FIELDS[value]) if value in FIELDS else in_words(value)
