"""What happens in the last period of the demonstration, step by step, as people do it."""

from dataclasses import replace
from datetime import date

from django.conf import settings

from bielelt.core.report import NOT_DUE
from bielelt.core.schedules import CALENDAR
from bielelt_web.actions import (
    assessment,
    evidence,
    extensions,
    measures,
    opening,
    workflow,
)
from bielelt_web.management.entering import papers
from bielelt_web.management.entering.acts import Given
from bielelt_web.management.entering.bodies import (
    clerk,
    reporter_of,
    reviewer_of,
    second_reporter_of,
    somebody,
    user,
)
from bielelt_web.management.entering.past import NOW, REPORTING, draft_from, due_of
from bielelt_web.management.province import places
from bielelt_web.management.province.decisions import CLAUSES
from bielelt_web.management.province.progress import progress_for
from bielelt_web.models import Extension, Measure, Organisation, PeriodReport
from bielelt_web.queries.drafts import Draft, draft_of

LATE = REPORTING[2]
"""The district that needs more time."""
UNREAD = REPORTING[16]
"""The district whose report came without having been read by its head."""
UNREADY = REPORTING[12]
"""The district whose head gave the report back."""
ASSESSED = (REPORTING[5], REPORTING[14], REPORTING[19])

_UNCLEAR = (
    "Тоон үзүүлэлтийг баг тус бүрээр задалж, эх сурвалжийг нь дурдана уу.",
    "Өмнөх тайлангийн бичвэртэй төстэй байна. Энэ хагас жилд хийсэн ажлыг тусад нь бичнэ үү.",
    "Гүйцэтгэлийн хувь тоотойгоо нийцэхгүй байна. Тооцоог шалгаж засна уу.",
)
_MORE = " Баг тус бүрийн тоог хавсралтаар хүргүүлэв."
_UNPROVEN = (
    "Хийсэн ажлыг нотлох баримт хавсаргаагүй байна. Баримтаа хавсаргаж дахин ирүүлнэ үү.",
    "Зөвхөн бэлтгэл ажлыг бичжээ. Гарсан үр дүнг тоогоор илэрхийлнэ үү.",
)
_NOT_READ = "Хэд хэдэн заалтын хувь, тоо зөрсөн хэвээр иржээ. Дахин хянаж хүргүүлнэ үү."
_MISMATCH = "Үнэлгээ нь тайлбартайгаа нийцэхгүй заалт байна. Нягталж засна уу."
_DELAYED = (
    "Материалын нийлүүлэлт хойшилсон тул ажлыг намар дуусгахаар гэрээг сунгасан.",
    "Тендер хоёр удаа амжилтгүй болж, гэрээг шинээр байгуулж байна.",
    "Ажлыг хариуцсан албан хаагч солигдож, бүртгэлийг шинээр хүлээн авч байна.",
)
_NO_GROUND = "Ажлын хуваарьт саад болох нөхцөл тайлбарт дурдагдаагүй байна."
_ANSWERS = (
    "Бууруулсан үндэслэлийг хүлээн зөвшөөрч байна. Дутуу баримтыг дараагийн тайланд хавсаргана.",
    "Дутуу гэсэн баримтыг албан бичгээр хүргүүлсэн тул дахин нягталж өгнө үү.",
)
_LOWER = "Баримт нь зөвхөн нэг багийг хамарсан тул нэг шатаар бууруулав."
_GREEN, _BROWN = (96, 140, 72), (168, 138, 92)


def live(bodies: dict[str, Organisation], given: Given) -> None:
    """Let the reports of the last period come as far as they are shown."""
    _write_main(given)
    _ask_for_time()
    _send_back()
    _assess()
    _answer()
    _report_young(bodies[places.YOUNG], given)


def _write_main(given: Given) -> None:
    """Let the main district write: finished, returned, delegated measures, and evidence."""
    code = places.MAIN
    reporter, reviewer = somebody(reporter_of(code)), somebody(reviewer_of(code))
    rows = _rows(code)
    done = [row for row in rows if row.done_at and row.self_percent]
    open_rows = [row for row in rows if not row.done_at]
    keys = {assignment.pk: key for (key, _code), assignment in given.items()}
    for row in open_rows[:3]:
        told = progress_for(CLAUSES[keys[row.assignment_id]], code, NOW)
        _finish(row, draft_from(told), code)
    for row in open_rows[3:9]:
        measures.delegate(measure=row, to=user(second_reporter_of(code)), by=reporter)
    for row, reason in zip(done[::9], _UNCLEAR, strict=False):
        assessment.return_measure(measure=row, reason=reason, by=reviewer)
    first = done[0]
    _finish(first, replace(draft_of(first), progress=f"{first.progress}{_MORE}"), code)
    _attach(done[1:5], code)
    for row, reason in zip(open_rows[9:11], _DELAYED, strict=False):
        _ask(row, date(2026, 9, 30), reason, code)


def _attach(rows: list[Measure], code: str) -> None:
    """Attach what people attach: a paper, a letter, a photograph, a page of the web."""
    by, name = somebody(reporter_of(code)), places.BY_CODE[code].name
    files = (
        papers.pdf(
            "Гүйцэтгэлийн акт",
            "Гүйцэтгэлийн акт",
            f"{name}, 2026 оны 06 дугаар сарын 12-ны өдөр.",
            "Ажлын хэсэг газар дээр нь очиж, төлөвлөсөн ажил гүйцэтгэгдсэнийг шалгаж баталгаажуулав.",
        ),
        papers.docx(
            "Хурлын тэмдэглэл",
            "ХУРЛЫН ТЭМДЭГЛЭЛ",
            "Хэлэлцсэн нь: шийдвэрийн хэрэгжилтийн явц, үлдсэн ажлын хуваарь.",
            "Шийдвэрлэсэн нь: үлдсэн ажлыг 6 дугаар сард багтаан дуусгахыг багийн дарга нарт үүрэг болгов.",
        ),
        papers.picture("Ажлын талбар", _GREEN),
    )
    for row, file in zip(rows, files, strict=False):
        evidence.attach_file(measure=row, file=file, limit=settings.UPLOAD_LIMIT, by=by)
    evidence.attach_file(
        measure=rows[0],
        file=papers.picture("Ажлын талбар, дараа нь", _BROWN),
        limit=settings.UPLOAD_LIMIT,
        by=by,
    )
    evidence.attach_link(
        measure=rows[-1],
        url="https://bayan-uvur.example/medee/2026/06",
        title="Сумын цахим хуудасны мэдээ",
        by=by,
    )


def _ask_for_time() -> None:
    """Ask for more time: one request is granted, one refused, one waits."""
    assessor = somebody("assessor")
    rows = [row for row in _rows(LATE) if not row.done_at]
    asked = [
        _ask(row, date(2026, 10, 15), reason, LATE)
        for row, reason in zip(rows, _DELAYED, strict=False)
    ]
    extensions.grant(extension=asked[0], by=assessor)
    extensions.refuse(extension=asked[1], reason=_NO_GROUND, by=assessor)


def _ask(row: Measure, wanted: date, reason: str, code: str) -> Extension:
    latest = max(
        wanted, row.due_on.replace(year=row.due_on.year + 1) if row.due_on else wanted
    )
    return extensions.ask(
        measure=row, new_due_on=latest, reason=reason, by=somebody(reporter_of(code))
    )


def _send_back() -> None:
    """Send two reports a step back with a reason."""
    workflow.move(
        report=_report(UNREAD),
        step="return_to_reviewer",
        reason=_NOT_READ,
        by=somebody("assessor"),
    )
    workflow.move(
        report=_report(UNREADY),
        step="return_to_reporter",
        reason=_MISMATCH,
        by=somebody(reviewer_of(UNREADY)),
    )


def _assess() -> None:
    """Rate some measures of an agency and a district, and send single ones back."""
    for code, login in ((places.SECOND_AGENCY, "assessor2"), (REPORTING[13], "assessor")):
        by = somebody(login)
        unrated = [row for row in _rows(code) if not row.upper_at]
        for row, reason in zip(unrated, _UNPROVEN, strict=False):
            assessment.return_measure(measure=row, reason=reason, by=by)
        for row in unrated[2:5]:
            own = NOT_DUE if row.self_not_due else row.self_percent
            assessment.rate(measure=row, rating=own, version=row.version, by=by)


def _answer() -> None:
    """Let the assessed answer where their rating was lowered."""
    for code in ASSESSED:
        by = somebody(reporter_of(code))
        lowered = (r for r in _rows(code) if (r.upper_percent or 0) < (r.self_percent or 0))
        for row, text in zip(lowered, _ANSWERS, strict=False):
            assessment.answer(measure=row, text=text, by=by)


def _report_young(body: Organisation, given: Given) -> None:
    """Let the young district go the whole way with its few measures."""
    code, opened = body.code, date(2026, 5, 20)
    opening.open_report(
        organisation=body,
        period=NOW,
        due_on=due_of(NOW),
        calendar=CALENDAR,
        on=opened,
        by=clerk(),
    )
    keys = {assignment.pk: key for (key, _code), assignment in given.items()}
    for row in _rows(code):
        told = progress_for(CLAUSES[keys[row.assignment_id]], code, NOW)
        _finish(row, draft_from(told), code)
    evidence.attach_file(
        measure=_rows(code)[0],
        file=papers.picture("Угаалгын талбай", _BROWN),
        limit=settings.UPLOAD_LIMIT,
        by=somebody(reporter_of(code)),
    )
    _step(code, "sign_off", reviewer_of(code))
    _step(code, "submit", reviewer_of(code))
    assessor = somebody("assessor")
    for row in _rows(code):
        lower = {90: 80, 70: 50}.get(row.self_percent or 0)
        rating = NOT_DUE if row.self_not_due else lower or row.self_percent
        reason = _LOWER if lower else ""
        assessment.rate(
            measure=row, rating=rating, version=row.version, reason=reason, by=assessor
        )
    _step(code, "assess", "assessor")
    _step(code, "confirm", "leader")


def _step(code: str, step: str, login: str) -> None:
    workflow.move(report=_report(code), step=step, by=somebody(login))


def _finish(row: Measure, draft: Draft, code: str) -> None:
    by = somebody(reporter_of(code))
    saved = measures.save_draft(
        measure=row, version=row.version, base=draft_of(row), changes=draft, by=by
    )
    measures.mark_done(measure=row, version=saved.measure.version, by=by)


def _report(code: str) -> PeriodReport:
    rows = PeriodReport.objects.select_related("organisation__parent")
    return rows.get(organisation__code=code, period=NOW, source=None)


def _rows(code: str) -> list[Measure]:
    rows = Measure.objects.filter(
        citation__report__organisation__code=code, citation__report__period=NOW
    ).select_related("citation__report__organisation", "assignment__organisation")
    return list(rows.order_by("serial"))
