-- One row per file and part it fills
insert into reading values ($file_no, $part, $first_row, $first_line)
