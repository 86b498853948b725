-- Purpose: the right password: failures start at nothing again.
SELECT platform.note_login(:username, 0, NULL)
