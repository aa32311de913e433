"""A made-up centre of any size, drawn by hash from a seed: the same numbers give the same rows everywhere."""
