"""The sheet of decisions: corrected clause by clause, new ones entered with their clauses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.numbering import act_key
from bielelt.core.roles import Actor, Permission, require
from bielelt.sheets import Changed, FilledRow, Value
from bielelt.sheets.values import tidy
from bielelt_web.actions import assignments, decisions
from bielelt_web.actions.assignments import Terms
from bielelt_web.actions.decisions import Facts, NewClause, facts_of
from bielelt_web.actions.sheets.base import (
    Intake,
    Refusals,
    by_row,
    first_of,
    record,
    refuse_nothing,
)
from bielelt_web.models import Assignment, Clause, Decision, Organisation
from bielelt_web.queries.decisions import bodies_for
from bielelt_web.queries.sheets import GROUPS, USUAL, clauses_of, decision_row, leading

FACTS = ("kind", "number", "further_numbers", "date", "title", "issuer", "legal_basis")
WORDS = ("label", "text", "force")
TERMS = ("role", "schedule", "due_on", "continuing", "weight")


@transaction.atomic
def apply_decisions(*, issuer: Organisation, intake: Intake, on: date, by: Actor) -> None:
    """Correct the decisions of a body as a sheet says, and enter those it adds.

    Args:
        issuer: whose decisions the sheet holds; it takes no others.
        intake: the changed cells, the added rows, and all rows of the file: those of one
            decision have to say the same of it.
        on: the day of entry, from which whoever is named has the clause.
        by: who takes it in; needs DECISION_MANAGE in ``issuer``.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        CellsRefused: rows contradict each other, name nobody known, or an action of the
            register refuses them; nothing is written.
        Refused: nothing is to be taken in.

    Source:
        Methodology §4, §9.

    """
    require(by, Permission.DECISION_MANAGE, organisation=issuer.code)
    refuse_nothing(intake)
    bodies = {body.code: body for body in bodies_for(issuer)}
    desk = _Desk(issuer, bodies, intake, on, by, Refusals())
    desk.correct(_hold(issuer, intake))
    desk.enter()
    desk.refusals.settle()
    record("sheets.apply_decisions", f"organisation:{issuer.code}", intake, by)


def _hold(issuer: Organisation, intake: Intake) -> dict[str, Clause]:
    """Lock the decisions, then what was given of them, in the order of their keys."""
    keys = {int(cell.key) for cell in intake.changed}
    acts = Clause.objects.filter(pk__in=keys).values("decision")
    list(Decision.objects.select_for_update().filter(pk__in=acts).order_by("pk"))
    given = Assignment.objects.select_for_update().filter(clause__in=keys)
    list(given.order_by("pk"))
    clauses = {str(row.pk): row for row in clauses_of(issuer).filter(pk__in=keys)}
    decided: dict[int, Decision] = {}
    for row in clauses.values():
        # One object per decision: what is done to it for one clause, the next one sees.
        row.decision = decided.setdefault(row.decision_id, row.decision)
    return clauses


@dataclass(slots=True)
class _Desk:
    """One sheet being taken in."""

    issuer: Organisation
    bodies: Mapping[str, Organisation]
    intake: Intake
    on: date
    by: Actor
    refusals: Refusals

    def correct(self, clauses: Mapping[str, Clause]) -> None:
        """Take in what changed of the decisions, then of their clauses."""
        facts: dict[int, list[Changed]] = {}
        rest: list[tuple[Clause, dict[str, Changed]]] = []
        for key, cells in by_row(self.intake.changed).items():
            clause = clauses.get(key)
            now = decision_row(clause) if clause else None
            if self.refusals.agree(now, cells.values()) and clause:
                said = [cell for cell in cells.values() if cell.column in FACTS]
                facts.setdefault(clause.decision_id, []).extend(said)
                rest.append((clause, cells))
        acts = {clause.decision_id: clause.decision for clause, _cells in rest}
        for pk, said in facts.items():
            if said:
                self._edit(acts[pk], said)
        for clause, cells in rest:
            self._correct_clause(clause, cells)

    def enter(self) -> None:
        """Enter the added rows: into the decision that is there already, else with a new one."""
        acts: dict[object, list[FilledRow]] = {}
        for row in self.intake.added:
            acts.setdefault(_name(row), []).append(row)
        for rows in acts.values():
            self._refuse_contradictions(rows)
            clauses = [self._clause(row) for row in rows]
            act = self._known(rows[0])
            if act is not None:
                self._add_to(act, rows, clauses)
            elif all(clauses):
                with self.refusals.at(rows[0].cells["title"]):
                    decisions.register(
                        issuer=self.issuer,
                        facts=_facts(rows[0].values),
                        clauses=[clause for clause in clauses if clause],
                        on=self.on,
                        by=self.by,
                    )

    # What a decision says of itself

    def _edit(self, act: Decision, said: Sequence[Changed]) -> None:
        new: dict[str, Value] = {}
        for cell in said:
            if cell.column == "issuer":
                self.refusals.add(cell.cell, _("A decision keeps its issuer."))
                return
            if new.setdefault(cell.column, cell.after) != cell.after:
                self._contradicted(cell.cell)
                return
        if not self._is_one_voice(act, new):
            return
        with self.refusals.at(said[0].cell):
            kept = facts_of(act)
            facts = _facts({**_told(act), **new})
            facts = replace(facts, basis_url=kept.basis_url, text=kept.text)
            decisions.edit(decision=act, facts=facts, by=self.by)

    def _is_one_voice(self, act: Decision, new: Mapping[str, Value]) -> bool:
        """Refuse rows of the same decision that a person left as they were in a plain table.

        In a workbook an untouched cell is known by its mark, and follows the corrected one.
        """
        keys = {str(pk) for pk in act.clauses.values_list("pk", flat=True)}
        others = [
            row.cells[column]
            for row in self.intake.rows
            if row.values.get("key") in keys and not row.exported
            for column, value in new.items()
            if column in row.values and row.values[column] != value
        ]
        for cell in others:
            self._contradicted(cell)
        return not others

    def _refuse_contradictions(self, rows: Sequence[FilledRow]) -> None:
        first = rows[0].values
        for row in rows:
            for column in FACTS:
                if row.values.get(column) != first.get(column):
                    self._contradicted(row.cells[column])
            if row.values.get("issuer") not in {None, self.issuer.code}:
                self.refusals.add(
                    row.cells["issuer"],
                    _("Here are the decisions of %(code)s only. Write this code, or use the "
                      "sheet of the other body.")
                    % {"code": self.issuer.code},
                )  # fmt: skip

    def _contradicted(self, cell: str) -> None:
        self.refusals.add(
            cell,
            _(
                "Another row says otherwise of the same decision. Write the same in all of them."
            ),
        )

    def _known(self, row: FilledRow) -> Decision | None:
        facts = _facts(row.values)
        rows = Decision.objects.filter(issuer=self.issuer, kind=facts.kind)
        if facts.numbers:
            year, key = act_key(facts.numbers[0], facts.date)
            return rows.filter(year=year, number_key=key).first()
        return rows.filter(number_key="", date=facts.date, title=facts.title).first()

    def _add_to(
        self, act: Decision, rows: Sequence[FilledRow], clauses: Iterable[NewClause | None]
    ) -> None:
        told = _told(act)
        for row, new in zip(rows, clauses, strict=True):
            for column in FACTS:
                value = row.values.get(column)
                if value is not None and value != tidy(told[column]):
                    self._contradicted(row.cells[column])
            if new:
                with self.refusals.at(row.cells["label"]):
                    decisions.add_clause(decision=act, new=new, on=self.on, by=self.by)

    # Clauses, and to whom they are given

    def _correct_clause(self, clause: Clause, cells: Mapping[str, Changed]) -> None:
        words = {c: cell for c, cell in cells.items() if c in WORDS}
        terms = {c: cell for c, cell in cells.items() if c in {"addressees", *TERMS}}
        if words:
            with self.refusals.at(first_of(words)):
                said = {c: getattr(clause, c) for c in WORDS}
                said |= {c: str(cell.after or "") for c, cell in words.items()}
                decisions.edit_clause(clause=clause, by=self.by, **said)
        if terms:
            with self.refusals.at(first_of(terms)):
                self._give(clause, terms)

    def _give(self, clause: Clause, cells: Mapping[str, Changed]) -> None:
        """Bring the assignments a row shows to what it says; the co-executors stay."""
        shown = {row.organisation.code: row for row in leading(clause)}
        group, wanted = None, [row.organisation for row in shown.values()]
        if "addressees" in cells:
            named = cast("tuple[str, ...]", cells["addressees"].after or ())
            group, wanted = self._bodies(named)
        if not wanted and set(cells) - {"addressees"} and not shown:
            raise Refused(_nobody())
        codes = {body.code for body in wanted}
        for code, row in shown.items():
            if code not in codes:
                assignments.end(assignment=row, on=self.on, by=self.by)
        new = {c: cell.after for c, cell in cells.items() if c in TERMS}
        alike: dict[Terms, list[Organisation]] = {}
        for body in wanted:
            old = shown.get(body.code) or next(iter(shown.values()), None)
            terms = _terms({**_terms_of(old), **new}, group, old)
            alike.setdefault(terms, []).append(body)
        for terms, together in alike.items():
            assignments.assign(
                clause=clause, organisations=together, terms=terms, on=self.on, by=self.by
            )

    def _clause(self, row: FilledRow) -> NewClause | None:
        """Return the clause a row adds; None, and why it is refused."""
        values = row.values
        named = cast("tuple[str, ...]", values.get("addressees") or ())
        if not named and any(values.get(key) is not None for key in TERMS):
            self.refusals.add(_cell(row, "addressees"), _nobody())
            return None
        try:
            group, bodies = self._bodies(named)
        except Refused as refused:
            self.refusals.add(_cell(row, "addressees"), str(refused))
            return None
        if bodies and values.get("force") == Clause.Force.NONE:
            self.refusals.add(
                _cell(row, "force"),
                _("A clause of no duty is given to nobody. Choose another force, or leave "
                  "the addressees empty."),
            )  # fmt: skip
            return None
        return NewClause(
            label=str(values.get("label") or ""),
            text=str(values.get("text") or ""),
            force=str(values.get("force") or Clause.Force.DUTY),
            organisations=tuple(bodies),
            terms=_terms(values, group, None),
        )

    def _bodies(self, named: tuple[str, ...]) -> tuple[str, list[Organisation]]:
        """Return the group, if one alone is named, and the bodies."""
        unknown = [name for name in named if name not in {*self.bodies, *GROUPS}]
        if unknown:
            raise Refused(
                _("“%(found)s” is no body below %(issuer)s. Write the codes of bodies, or "
                  "one of: %(groups)s.")
                % {
                    "found": ", ".join(unknown),
                    "issuer": self.issuer.name,
                    "groups": ", ".join(GROUPS),
                }
            )  # fmt: skip
        kinds = {GROUPS[name] for name in named if name in GROUPS}
        bodies = [
            body
            for code, body in self.bodies.items()
            if code in named or body.kind in kinds
        ]
        return (named[0] if len(named) == 1 and named[0] in GROUPS else ""), bodies


def _cell(row: FilledRow, column: str) -> str:
    """Return the address of a cell, or of the row where the file has no such column."""
    return row.cells.get(column) or next(iter(row.cells.values()))


def _nobody() -> str:
    return _("Nobody is named who carries it out. Name somebody, or leave the terms empty.")


def _name(row: FilledRow) -> object:
    """Return by what added rows belong to one decision."""
    facts = _facts(row.values)
    if facts.numbers:
        return facts.kind, *act_key(facts.numbers[0], facts.date)
    return facts.kind, facts.date, facts.title


def _told(act: Decision) -> dict[str, Value]:
    """Return what the register says of a decision, as a row has it."""
    facts = facts_of(act)
    return {
        "kind": facts.kind,
        "number": act.number,
        "further_numbers": tuple(n for n in facts.numbers[1:]),
        "date": facts.date,
        "title": facts.title,
        "issuer": act.issuer.code,
        "legal_basis": facts.legal_basis,
    }


def _facts(row: Mapping[str, Value]) -> Facts:
    number = str(row.get("number") or "")
    further = cast("tuple[str, ...]", row.get("further_numbers") or ())
    return Facts(
        kind=str(row.get("kind") or ""),
        numbers=(number, *further) if number or further else (),
        date=cast("date | None", row.get("date")),
        title=str(row.get("title") or ""),
        legal_basis=str(row.get("legal_basis") or ""),
    )


def _terms_of(row: Assignment | None) -> dict[str, Value]:
    if row is None:
        return {}
    told: dict[str, Any] = {key: getattr(row, key) for key in TERMS}
    return {**told, "continuing": "yes" if row.continuing else "no"}


def _terms(row: Mapping[str, Value], group: str | None, old: Assignment | None) -> Terms:
    """Return terms; what a row leaves blank is usual, and its group stays without a new one."""
    said = {key: row.get(key) for key in TERMS}
    said |= {key: usual for key, usual in USUAL.items() if said[key] is None}
    kept = old.group if old else ""
    return Terms(
        role=str(said["role"]),
        group=kept if group is None else group,
        schedule=str(said["schedule"]),
        due_on=cast("date | None", said["due_on"]),
        continuing=said["continuing"] == "yes",
        weight=Decimal(str(said["weight"])),
    )
