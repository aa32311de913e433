-- One row per wide table: the profile of every column that may be a behavior
select {profiles}
from {raw}
