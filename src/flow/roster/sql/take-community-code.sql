-- Purpose: take a community's code for the company in force; false when in use. Volume: one row.
SELECT platform.take_code(:code, :community) AS taken
