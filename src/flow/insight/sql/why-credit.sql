-- Purpose: whose money is held: one row an account with a credit balance, of one household or (null) of all. Volume: hundreds.
SELECT a.household_id AS "householdId", h.name AS household, p.code, a.credit_fen AS "creditFen"
FROM ledger.v_account a
JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
JOIN roster.v_household h ON h.community_id = a.community_id AND h.household_id = a.household_id
WHERE a.community_id = :community_id AND a.credit_fen <> 0
  AND (:household_id::uuid IS NULL OR a.household_id = :household_id)
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship x
    WHERE x.community_id = a.community_id AND x.household_id = a.household_id AND x.staff_id = :steward_id
      AND x.from_day <= :day AND (x.to_day IS NULL OR x.to_day >= :day)))
ORDER BY a.credit_fen DESC, p.code
