"""Pages of a PDF to lines and tables: what its text layer and its strokes show.

opening     the file, within limits
painting    what each page draws, as far as a reader sees it; page: its words, strokes, pictures
rulings     tables by their strokes; aligned: tables by the gaps between their words
setting     words to lines; blocks: a page in reading order; running: what repeats on every page
letters     text layers that are not Mongolian letters
boxes       rectangles on a page
"""
