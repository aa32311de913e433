-- One row per line that repeats the column names
update {seen} set problem = problem('repeated-header', null, null)
where file_no = $file_no and {key} = $header
