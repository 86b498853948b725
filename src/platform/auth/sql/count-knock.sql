-- Purpose: one more wrong password or code from a source; answers until when it is shut out, if it is. One row.
SELECT platform.count_knock(:source, :at) AS "shutUntil"
