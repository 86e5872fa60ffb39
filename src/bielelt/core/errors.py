"""Every error the library raises on purpose.

BieleltError
├── InvalidRating        a value outside its scale
├── NotPermitted         the actor may not do this
├── Refused              the state of the thing does not allow it
├── UnprintableReport    a report that a format cannot show
└── UnreadableDocument   a file that no source can turn into a report table
"""


class BieleltError(Exception):
    """Base of all expected errors; its text is shown to the user as it is."""


class InvalidRating(BieleltError):
    """A rating value that its scale does not contain."""


class NotPermitted(BieleltError):
    """The actor's role does not grant the permission."""


class Refused(BieleltError):
    """The thing is in a state in which this cannot be done to it."""


class UnprintableReport(BieleltError):
    """A report that an output format cannot show, e.g. for want of a glyph."""


class UnreadableDocument(BieleltError):
    """An import file that no reader can turn into a report table."""
