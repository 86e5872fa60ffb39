"""What a reader of figures that belong together gave, as words of the text."""


def as_written(text, found):
    """Return the form of each enumeration, its total and its parts."""
    return [
        (
            one.form,
            text[one.total.start : one.total.end],
            [text[part.start : part.end] for part in one.parts],
        )
        for one in found
    ]
