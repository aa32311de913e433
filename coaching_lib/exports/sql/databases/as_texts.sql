-- One row per row of a query, every value written as text by the server itself
select {values} from (
{query}
) as asked({columns})
