-- Purpose: every session of one of the company's own staff ends at once.
SELECT platform.close_sessions_of(:staff_id)
