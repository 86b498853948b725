-- Purpose: who owes for each room on a day. Volume: premises of one community (some 500).
SELECT p.code, p.premises_id, l.household_id, l.basis
FROM roster.v_liability l
JOIN roster.v_premises p ON p.community_id = l.community_id AND p.premises_id = l.premises_id
WHERE l.community_id = :community_id AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
ORDER BY p.code
