-- One row per row of one file, taken back
delete from {seen}
where file_no = $file_no
