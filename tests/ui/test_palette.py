from streamlit.elements.lib import streamlit_plotly_theme as theirs

from coaching_lib.ui.charts import palette


def test_the_placeholders_are_the_ones_streamlit_swaps_for_the_colors_of_the_theme():
    ours = [
        palette.ACCENT,
        palette.GOOD,
        palette.OUTLIER,
        palette.NEUTRAL,
        palette.PALE,
        palette.INK,
        palette.BAND,
        palette.MUTED,
        palette.PAGE,
        palette.SPARE,
    ]
    assert ours == [getattr(theirs, f"CATEGORY_{place}") for place in range(10)]
