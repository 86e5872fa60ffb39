"""Mongolian: letters, words, figures, dates and what sentences say of them.

Nothing here knows what a report is; every function takes text and gives values. What is
where, from the letter to the statement:

letters      lookalikes, folding, collation, harmony, mixed, lookalike_digits, punctuation
words        stems, endings, verbs, spelling, misspelling, cuts, searching, sentences, spans
figures      numerals, figures, units, counted, quantities, ranges, named_digits
time         dates, date_forms, periods, terms, calendar, due
names        references (acts), organisations, names (systems, and spellings of one name)
figures that belong together
             lists, enumerations, partings (totals), shares, ratios, statuses
statements   stages, undone, deeds, demands, shortfalls, assertions, slips
texts        likeness (within a report), copying (among many), merging (two people)
"""
