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
  one thing  countings (what a figure counts), retold (counted in two places), slips,
             pointing_back (told again in its sentence), populations (all of one kind),
             cumulative (the year below its half), regress (less than before)
statements   stages, accounts (of the work as a whole), whole_work (finished or not begun),
             undone, leftovers, generalities, deeds (days), assertions
duties       demands (what is asked for), demands_met (of whom, and how far), answers and
             attained (the figure and the percentage that answer), shortfalls (too little),
             places (in each of several), lateness, reached (which part), addressees, duties
             (the same)
texts        likeness (within a report), copying (among many), whole_sentences (one taken
             over), citations (acts told in several reports), merging (two people)
"""
