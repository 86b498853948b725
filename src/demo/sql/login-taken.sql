-- Purpose: whether a user name is in use anywhere in this installation. Volume: one row.
SELECT EXISTS (SELECT 1 FROM platform.find_login(:username)) AS taken
