-- One row per behavior graded by plain numbers
insert into scale values ($behavior, $low, $top)
