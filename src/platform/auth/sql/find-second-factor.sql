-- Purpose: a person's second factor, its secret included; one row or none.
SELECT f.secret, f.confirmed_at AS "confirmedAt", f.codes_left AS "codesLeft"
FROM platform.find_second_factor(:staff_id) f
