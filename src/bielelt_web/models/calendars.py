"""When the reports of a province open and are due."""

from django.db import models

from bielelt.core.schedules import Term
from bielelt_web.models.people import Organisation


class CalendarTerm(models.Model):
    """One row of a province's calendar, in force from ``since``; see ``core.schedules.Term``.

    A later row for the same part of the year replaces the earlier one from its day on, so
    that a past report keeps the day it was due.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="calendar")
    part = models.CharField(max_length=2, blank=True)
    since = models.DateField()
    opens_month = models.PositiveSmallIntegerField()
    opens_day = models.PositiveSmallIntegerField()
    due_month = models.PositiveSmallIntegerField()
    due_day = models.PositiveSmallIntegerField()
    due_next_year = models.BooleanField(default=False)
    for_all = models.BooleanField(default=True)

    class Meta:
        ordering = ("organisation", "since", "id")
        constraints = [
            models.UniqueConstraint(
                name="one_calendar_row_per_part_and_day",
                fields=["organisation", "part", "since"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.part or 'year'} since {self.since}"

    @property
    def term(self) -> Term:
        """The row as a value of the library."""
        return Term(
            self.part,
            (self.opens_month, self.opens_day),
            (self.due_month, self.due_day),
            due_next_year=self.due_next_year,
            for_all=self.for_all,
        )
