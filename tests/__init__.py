"""The tests. A package of its own, since a library of ours ships one of this name."""
