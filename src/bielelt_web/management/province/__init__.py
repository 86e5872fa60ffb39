"""The texts of the demonstration province: pure data and a generator without chance or clock.

``PLACES``, ``PERSONS`` and ``DECISIONS`` say what exists, ``progress_for`` what one organisation
reports about one clause in one of the three ``PERIODS``. All names and texts are invented.
"""
