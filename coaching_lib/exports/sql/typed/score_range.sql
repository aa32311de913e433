-- One row per column of overall scores: the highest plain number and how many there are
select
    max(number_of({value}, {decimal_comma})) as top,
    count(number_of({value}, {decimal_comma})) as numbers,
    count(*) filter (number_of({value}, {decimal_comma}) % 1 <> 0) as fractions,
from {raw}
