-- One row per store: facts were put in order anew
delete from new.meta where "key" = 'ordered_load'
