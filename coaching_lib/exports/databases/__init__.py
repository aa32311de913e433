"""Exports that are a question to a database instead of a file."""

from coaching_lib.exports.databases.address import Address, is_address
from coaching_lib.exports.databases.query import Query, query_from, query_of_table

__all__ = ["Address", "Query", "is_address", "query_from", "query_of_table"]
