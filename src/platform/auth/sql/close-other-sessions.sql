-- Purpose: every session of one of the company's own staff ends, but the one that asks.
SELECT platform.close_other_sessions(:staff_id, :kept)
