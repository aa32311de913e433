"""Advice: from figures to words a manager can send. Pure, but for `drafters`."""
