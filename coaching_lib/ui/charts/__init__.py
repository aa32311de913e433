"""Charts; the only place that knows Plotly."""
