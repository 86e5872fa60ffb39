"""What the reader does with a document, in this order; each module is one step.

To add one: write a module with a function of its name, add it to STEPS where its evidence
is there, add its test (docs/add-a-repair.md).
"""

from collections.abc import Callable

from bielelt.reading.draft import Draft
from bielelt.reading.steps.doubt_unsure_acts import doubt_unsure_acts
from bielelt.reading.steps.doubt_unsure_cells import doubt_unsure_cells
from bielelt.reading.steps.doubt_unsure_lines import doubt_unsure_lines
from bielelt.reading.steps.drop_doubles import drop_doubles
from bielelt.reading.steps.drop_markup import drop_markup
from bielelt.reading.steps.find_table import find_table
from bielelt.reading.steps.fit_columns import fit_columns
from bielelt.reading.steps.group_decisions import group_decisions
from bielelt.reading.steps.join_pages import join_pages
from bielelt.reading.steps.mend_by_memory import mend_by_memory
from bielelt.reading.steps.mend_recognised import mend_recognised
from bielelt.reading.steps.part_columns import part_columns
from bielelt.reading.steps.place_ratings import place_ratings
from bielelt.reading.steps.place_serials import place_serials
from bielelt.reading.steps.place_texts import place_texts
from bielelt.reading.steps.read_decisions import read_decisions
from bielelt.reading.steps.read_heading import read_heading
from bielelt.reading.steps.read_labels import read_labels
from bielelt.reading.steps.read_old_fonts import read_old_fonts
from bielelt.reading.steps.read_signatures import read_signatures
from bielelt.reading.steps.read_summary import read_summary

Step = Callable[[Draft], None]

STEPS: tuple[Step, ...] = (
    read_old_fonts,
    drop_markup,
    find_table,
    doubt_unsure_lines,
    read_heading,
    read_signatures,
    read_summary,
    fit_columns,
    doubt_unsure_cells,
    mend_recognised,
    place_serials,
    join_pages,
    place_ratings,
    place_texts,
    drop_doubles,
    part_columns,
    group_decisions,
    read_labels,
    read_decisions,
    doubt_unsure_acts,
    mend_by_memory,
)
