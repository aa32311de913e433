-- One row per table line, as DuckDB's strict reader sees it; every column is text
-- buffer_size: left alone it is a multiple of the longest line, one buffer, and so one thread
create or replace temp view {raw} as
from read_csv(
    {path}, auto_detect = false, header = false, skip = {skip}, delim = {delimiter}, quote = '"',
    escape = '"', columns = {columns}, strict_mode = true, null_padding = false,
    ignore_errors = false, max_line_size = 67108864, buffer_size = 67108864
)
