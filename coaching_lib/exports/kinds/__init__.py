"""Kinds of files: what bytes are, and how a table of text is read from them."""
