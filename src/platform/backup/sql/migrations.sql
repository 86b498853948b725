-- Purpose: the migrations this database has taken, oldest first; tens of rows.
SELECT m.name FROM platform.migration m ORDER BY m.name
