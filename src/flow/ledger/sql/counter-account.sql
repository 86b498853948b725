-- Purpose: whose account this is. Volume: one row.
SELECT a.id AS account_id, a.credit_fen, p.code AS room, h.household_id, h.name AS household
FROM ledger.account a
JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
JOIN roster.v_household h ON h.community_id = a.community_id AND h.household_id = a.household_id
WHERE a.community_id = :community_id AND a.id = :account_id
