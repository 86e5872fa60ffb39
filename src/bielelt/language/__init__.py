"""Mongolian: letters, words, figures, dates and what sentences say of them.

Nothing here knows what a report is; every function takes text and gives values. What is
where, from the letter to the statement:

letters      lookalikes, folding, collation, harmony, mixed, lookalike_digits, punctuation
words        stems, endings, verbs, verb_roots, openings (what noun and verb share), people,
             spelling, misspelling, cuts, searching, sentences, spans
figures      numerals, figures, units, counted, quantities, ranges, named_digits; in words:
             spelt_numbers (how they are built) and worded (which of them count something)
time         dates, date_forms, periods, terms, calendar, due, due_words (without a date)
names        references (acts), act_numbers (whose they are, and slips), organisations, names
             (systems, and spellings of one name), quoted_names (one name in two forms)
figures that belong together
  sums       sums (a total with its parts), lists and enumerations (with a word for the total),
             partings and runs (told_alike beside their whole), remainders (what is left), flows
             (what came and went), statuses, gathered (over sentences), near_sums (a slip), overlaps
             (one thing in two parts), rounding (a total in fewer digits than its parts)
  shares     shares (whole, part and percentage) by pairs and rates, said_again (whose words were
             said before), shares_in_words, halves, averages, means (of percentages), moves (what a
             figure became) and ratios, plan_shares and rated_work (how far work is)
  changes    was_and_is (what something was and what it is), how far it had to move under duties
  one thing  countings (what a figure counts), retold (counted in two places), tallies and
             told_again (in other words), members (of one body), populations (all of one kind),
             slips, pointing_back (told again in its sentence), by_deed (defined by a participle)
             with same_deeds (one deed in other words) and taken_up (told again by it),
             pointing_words (those told just before), listed_again (a list told twice), cumulative
             (the year below its half), regress and same_totals and summed_up (less than an earlier
             report has)
statements   stages, accounts (of the work as a whole), whole_work (finished or not begun),
             wholly_done and done_in_part (of what a duty asks for), fulfilled (all told as done, by
             the two), surpassed (more than planned), denials and undone, mostly_open and unchanged
             (what was not done), half_done (what bears 70), standstill (of the work as such), harms
             and no_failings (good or no fault if it is not so), leftovers, generalities, deeds
             (days), ahead (days to come), assertions
duties       asked_deeds (the verbs of a duty), answering_verbs, demands (what is asked for),
             demands_met (of whom, and how far), answers and attained (the figure and the percentage
             that answer), shortfalls (too little, by the noun of the figure), amounts (by any of
             its words) by amounts_told, asked_changes (by how much, how often), places (in each of
             several), reached (which part), addressees, duties (the same) and same_answers (by the
             figures of their answers)
  calculated unmet (what is not met) by unmet_demands: asked_shares (of a whole), asked_moves (to
             what part or number), asked_means, each_of_them (the one that did less), lists_below
             (all that a list comes to), how_often
  in time    delays (all ways to be late) by lateness and late_events
texts        likeness (within a report), copying (among many), reworded, whole_sentences (one taken
             over), citations (acts told in several reports), merging (two people)
"""
