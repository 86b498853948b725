-- Purpose: the premises that were hit, the best :limit first, with who lives there and, where it may be seen, what is open.
WITH best AS (
  SELECT DISTINCT ON (h.premises_id) h.premises_id, h.rank, h.by
  FROM unnest(:premises_ids::uuid[], :ranks::int[], :bys::text[]) AS h (premises_id, rank, by)
  ORDER BY h.premises_id, h.rank
), nearest AS (
  SELECT p.community_id, p.premises_id, p.code, p.usage, b.rank, b.by
  FROM best b
  JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = b.premises_id
  ORDER BY b.rank, p.code
  LIMIT :limit
)
SELECT p.premises_id AS "premisesId", p.code, p.usage, a.account_id AS "accountId", l.household_id AS "householdId",
       h.name AS household, p.by,
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship s
         WHERE s.community_id = p.community_id AND s.household_id = l.household_id AND s.staff_id = :steward_id
           AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day))) AS visible,
       coalesce(o.open_fen, 0)::bigint AS "openFen", coalesce(o.overdue_fen, 0)::bigint AS "overdueFen"
FROM nearest p
LEFT JOIN roster.v_liability l ON l.community_id = p.community_id AND l.premises_id = p.premises_id
  AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
LEFT JOIN roster.v_household h ON h.community_id = l.community_id AND h.household_id = l.household_id
LEFT JOIN ledger.v_account a ON a.community_id = p.community_id AND a.premises_id = p.premises_id
  AND a.household_id = l.household_id
LEFT JOIN LATERAL (
  SELECT sum(i.open_fen) AS open_fen, sum(i.open_fen) FILTER (WHERE i.due_day < :day) AS overdue_fen
  FROM ledger.v_open_item i
  WHERE i.community_id = a.community_id AND i.account_id = a.account_id AND i.open_fen > 0
) o ON true
ORDER BY p.rank, p.code
