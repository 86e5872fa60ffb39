"""Mongolian: letters, vowel harmony, dates, numbers, quantities, order of the alphabet.

Nothing here knows what a report is; every function takes text and gives values.
"""
