"""A proposal on the terminal: one row for each clause, its heads above, doubts below."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bielelt.acts.base import (
    Addressee,
    Deadline,
    Force,
    Group,
    Head,
    ProposedAct,
    ProposedClause,
    Role,
)
from bielelt.core.kinds import KINDS
from bielelt.language.terms import Recurrence

FORCES = {Force.DUTY: "үүрэг", Force.APPEAL: "уриалга", Force.NONE: "–"}
GROUPS = {
    Group.DISTRICTS: "бүх сум",
    Group.BAGS: "бүх баг",
    Group.AGENCIES: "агентлагууд",
    Group.DEPARTMENTS: "хэлтсүүд",
    Group.SCHOOLS: "сургуулиуд",
    Group.KINDERGARTENS: "цэцэрлэгүүд",
    Group.HOSPITALS: "эрүүл мэндийн төвүүд",
    Group.ORGANISATIONS: "байгууллагууд",
    Group.BUSINESSES: "аж ахуйн нэгжүүд",
    Group.CITIZENS: "иргэд",
}
TIMES = {
    Recurrence.EACH_TIME: "тухай бүр",
    Recurrence.WEEKLY: "долоо хоног бүр",
    Recurrence.MONTHLY: "сар бүр",
    Recurrence.QUARTERLY: "улирал бүр",
    Recurrence.HALF_AND_FULL_YEAR: "хагас, бүтэн жил",
    Recurrence.YEARLY: "жил бүр",
}
_COLOURS = {Force.DUTY: "bold", Force.APPEAL: "cyan", Force.NONE: "dim"}


def show_act(console: Console, act: ProposedAct) -> None:
    """Print a proposal; what is doubted is yellow and has a question mark."""
    console.print(Text(act.title or "(no title)", style="bold"))
    kind = KINDS[act.kind].word if act.kind in KINDS else "?"
    parts = (kind, act.date, ", ".join(act.numbers), act.place, act.issuer_words)
    console.print(" · ".join(str(part) for part in parts if part))
    console.print(_table(act))
    for line in act.rest:
        console.print(Text(f"  rest: {line}", style="dim"))
    console.print(f"Clauses {len(act.clauses)}, doubts {len(act.doubts)}", style="bold")
    for doubt in act.doubts:
        where = f"clause {doubt.label}" if doubt.label else "act"
        console.print(Text(f"  {where}, {doubt.field}: {doubt.why}", style="yellow"))


def _table(act: ProposedAct) -> Table:
    doubted = {(doubt.label, doubt.field) for doubt in act.doubts}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, expand=True)
    table.add_column("Заалт", width=9)
    table.add_column("Агуулга", ratio=5)
    table.add_column("Хүч", width=9)
    table.add_column("Хэнд", ratio=3)
    table.add_column("Хугацаа", ratio=2)
    shown: tuple[Head, ...] = ()
    for clause in act.clauses:
        for head in clause.heads:
            if head not in shown:
                table.add_row(
                    Text(head.number, style="bold"), Text(head.text, style="bold")
                )
        shown = clause.heads
        table.add_row(*_cells(clause, doubted))
    return table


def _cells(clause: ProposedClause, doubted: set[tuple[str | None, str]]) -> list[Text]:
    fields = {
        "label": (clause.label, ""),
        "text": (clause.text, ""),
        "force": (FORCES[clause.force], _COLOURS[clause.force]),
        "addressees": ("\n".join(map(_addressee, clause.addressees)), ""),
        "deadline": ("\n".join(map(_deadline, clause.deadlines)), ""),
    }
    return [
        Text(f"{value} ?".strip(), style="yellow")
        if (clause.label, name) in doubted
        else Text(value, style=style)
        for name, (value, style) in fields.items()
    ]


def _addressee(one: Addressee) -> str:
    whom = GROUPS[one.group] if one.group else ", ".join(one.names) or one.words.text
    person = f" ({one.person})" if one.person else ""
    return f"{whom}{person}{' – хамтран' if one.role is Role.CO else ''}"


def _deadline(one: Deadline) -> str:
    if one.every is Recurrence.ONCE:
        return str(one.day or f"{one.words.text} ?")
    return f"{TIMES[one.every]} · {one.words.text}"
