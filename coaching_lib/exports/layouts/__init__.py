"""Shapes of exports. One module per layout, each with a LAYOUT; adding one is adding a file here.

A tool whose tables belong together has them in one module, as LAYOUTS.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.table import Table

__all__ = ["Layout", "layouts", "recognize"]


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of this package, in the order in which they are tried."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found = [module.LAYOUT for module in modules if hasattr(module, "LAYOUT")]
    found += [layout for module in modules for layout in getattr(module, "LAYOUTS", ())]
    return tuple(sorted(found, key=lambda layout: layout.order))


def recognize(table: Table, load: Sequence[Table]) -> tuple[Layout, str] | None:
    """The first layout that knows this table, and why; `load` holds all tables of the load."""
    for layout in layouts():
        if why := layout.why(table, load):
            return layout, why
    return None
