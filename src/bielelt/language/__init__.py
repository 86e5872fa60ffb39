"""Mongolian: letters, words, figures, dates and what sentences say of them.

Nothing here knows what a report is; every function takes text and gives values. What is
where, from the letter to the statement:

letters      lookalikes, folding, collation, harmony, mixed, lookalike_digits, punctuation
words        stems, endings, verbs, spelling, misspelling, cuts, searching, sentences, spans
figures      numerals, figures, units, counted, quantities, ranges, named_digits
time         dates, date_forms, periods, terms, calendar, due
names        references (acts), organisations, names (systems, and spellings of one name)
figures that belong together
  sums       lists and enumerations (with a word for the total), partings and runs (told
             alike beside their whole), remainders (what is left), statuses, near_sums (a slip)
  shares     shares (whole, part and percentage) by pairs and rates, shares_in_words, ratios
  one thing  countings (what a figure counts), retold (counted in two places), slips
statements   stages, accounts (of the work as a whole), undone, leftovers, generalities,
             deeds (days), assertions
duties       demands (what is asked for), answers and attained (the figure and the percentage
             that answer), shortfalls (too little), reached (which part), addressees, duties
             (the same)
texts        likeness (within a report), copying (among many), merging (two people)
"""
