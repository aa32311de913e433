"""What reports answer with: frozen dataclasses, one module per subject.

Rates are shares met from 0 to 1 (except `miss_rate` and `frequency`), scores and points 0-100,
None where the data do not say. Field names are those of the command line's JSON.
"""
