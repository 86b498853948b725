-- Purpose: until when a source of wrong passwords is shut out, if it is. One row.
SELECT platform.shut_until(:source) AS "shutUntil"
