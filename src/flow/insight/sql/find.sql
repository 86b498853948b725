-- Purpose: find by room code, room number, a piece of a name, its pinyin or a phone's tail; up to :limit rows. Row-level security keeps
-- pattern matching behind the community's own keys, so it reads one community's people, never a company's.
WITH hit AS (
  SELECT p.premises_id, NULL::uuid AS household_id, 1 AS rank, 'room' AS by
  FROM roster.v_premises p
  WHERE p.community_id = :community_id AND p.code = :code
  UNION ALL
  SELECT p.premises_id, NULL, CASE WHEN p.room = :text THEN 2 ELSE 4 END, 'room'
  FROM roster.v_premises p
  WHERE p.community_id = :community_id AND (p.room = :text OR p.code LIKE :prefix)
  UNION ALL
  SELECT l.premises_id, l.household_id,
    CASE WHEN m.name = :text OR m.search_key LIKE :spelt::text || ' %' OR m.search_key LIKE '% ' || :spelt::text THEN 3
         WHEN m.name LIKE :prefix OR m.search_key LIKE :spelt::text || '%' OR m.search_key LIKE '% ' || :spelt::text || '%' THEN 5
         ELSE 6 END, 'name'
  FROM roster.v_household_member m
  JOIN roster.v_liability l ON l.community_id = m.community_id AND l.household_id = m.household_id
    AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
  WHERE m.community_id = :community_id AND (m.name LIKE :piece OR m.search_key LIKE '%' || :spelt::text || '%')
  UNION ALL
  SELECT l.premises_id, l.household_id, 3, 'phone'
  FROM roster.v_contact_point c
  JOIN roster.v_household_member m ON m.community_id = c.community_id AND m.party_id = c.party_id
  JOIN roster.v_liability l ON l.community_id = m.community_id AND l.household_id = m.household_id
    AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
  WHERE c.community_id = :community_id AND c.kind = 'phone' AND :tail::text IS NOT NULL AND c.value LIKE :tail
), best AS (
  SELECT DISTINCT ON (h.premises_id) h.premises_id, h.rank, h.by FROM hit h ORDER BY h.premises_id, h.rank
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
