"""Builds the font files of this folder: Inter whose digits, plus and minus are tabular.

Columns of figures must line up everywhere, also on the canvas of a data grid where no CSS font feature
reaches. So the characters 0-9, + and the true minus point at the `.tf` glyphs in the character map itself.

    npm pack @fontsource-variable/inter && tar xzf fontsource-variable-inter-*.tgz
    python static/build_fonts.py package     (needs fonttools and brotli; its results are committed)
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
TABULAR = "0123456789+\N{MINUS SIGN}"
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")


def tabular(font: TTFont) -> TTFont:
    """The font with `TABULAR` drawn by the glyphs of its feature tnum."""
    swaps = {
        plain: wide
        for record in font["GSUB"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for lookup in record.Feature.LookupListIndex
        for table in font["GSUB"].table.LookupList.Lookup[lookup].SubTable
        for plain, wide in getattr(table, "ExtSubTable", table).mapping.items()
    }
    for table in font["cmap"].tables:
        for character in map(ord, TABULAR):
            if character in table.cmap:
                table.cmap[character] = swaps.get(table.cmap[character], table.cmap[character])
    return font


def build(package: Path) -> None:
    """Write every subset and the licence beside this script."""
    for subset in SUBSETS:
        font = TTFont(package / "files" / f"inter-{subset}-wght-normal.woff2")
        if subset == "latin":
            font = tabular(font)
        font.flavor = "woff2"
        font.save(HERE / f"inter-tabular-{subset}.woff2")
    shutil.copyfile(package / "LICENSE", HERE / "LICENSE-Inter.txt")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
