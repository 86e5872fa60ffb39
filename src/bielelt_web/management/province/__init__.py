"""The texts of the demonstration province: pure data and a generator without chance or clock.

``places.PLACES``, ``persons.PERSONS`` and ``decisions.DECISIONS`` say what exists,
``outcomes.periods_of`` when an organisation reports a clause, and ``progress.progress_for`` what it
reports in one of the three ``calendar.PERIODS``. All names and texts are invented.

A new theme is a value in ``themes/`` and nothing else; the number of decisions stays.
"""
