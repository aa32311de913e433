-- One row per table line, as it stands: ids and names are compared with those already trimmed
from lines
