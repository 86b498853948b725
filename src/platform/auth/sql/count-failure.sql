-- Purpose: one more wrong password; answers until when the login is locked, if it is.
SELECT platform.count_failure(:username, :at) AS "lockedUntil"
