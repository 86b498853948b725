-- Purpose: names and rooms of a few households, for people. Volume: up to a thousand.
SELECT h.household_id, h.name,
       coalesce((SELECT array_agg(p.code ORDER BY p.code)
                 FROM ledger.v_account a
                 JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
                 WHERE a.community_id = h.community_id AND a.household_id = h.household_id), '{}') AS rooms
FROM roster.v_household h
WHERE h.community_id = :community_id AND h.household_id = ANY (:household_ids::uuid[])
