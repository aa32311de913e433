"""Simulated contact centers with known truth, and what the app and the market's raw rule say of them."""
