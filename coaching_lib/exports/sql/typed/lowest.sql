-- One row per column of numbers: the lowest one
select min(number_of({value}, {decimal_comma})) as lowest
from {raw}
