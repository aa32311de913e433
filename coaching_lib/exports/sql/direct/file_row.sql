-- One row per file whose results went straight into the staging tables
insert into direct_file values ($file_no, $row_count)
