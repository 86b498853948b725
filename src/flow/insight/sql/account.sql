-- Purpose: one account with its credit as of a day; one row or none.
SELECT a.account_id AS "accountId", a.household_id AS "householdId", p.code, h.name AS household,
       -coalesce((SELECT sum(m.amount_fen) FROM ledger.v_movement m
                  WHERE m.community_id = a.community_id AND m.account_id = a.account_id AND m.book = 'credit'
                    AND m.day <= :as_of), 0)::bigint AS "creditFen",
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship s
         WHERE s.community_id = a.community_id AND s.household_id = a.household_id AND s.staff_id = :steward_id
           AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day))) AS visible
FROM ledger.v_account a
JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
JOIN roster.v_household h ON h.community_id = a.community_id AND h.household_id = a.household_id
WHERE a.community_id = :community_id AND a.account_id = :account_id
