-- Purpose: a user name and password for one of the company's own staff; false when the name is somebody else's.
SELECT platform.save_login(:username, :staff_id, :hash) AS saved
