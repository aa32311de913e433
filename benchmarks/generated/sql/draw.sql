-- One row per question: a number drawn for it (0 to 2^64 - 1)
create or replace macro draw(seed, i, what) as hash(seed, i, what)
