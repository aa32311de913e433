"""What columns hold: where a name says nothing, sampled values and how columns hang together decide.

    kinds (what one column's values are) -> relations (what repeats with what) -> agents, results, moments ->
    resolving (the fields that were found, and what stays open and is asked)

Nothing here guesses: a field is found only where exactly one column can be it.
"""
