-- Purpose: today's work: households with something overdue, oldest first, with what holds or drives them; hundreds of rows.
WITH owed AS (
  SELECT i.household_id, sum(i.open_fen)::bigint AS open_fen,
         sum(i.open_fen) FILTER (WHERE i.due_day < :day)::bigint AS overdue_fen,
         min(i.due_day) AS oldest_due_day, count(*) FILTER (WHERE i.due_day < :day) AS items,
         array_agg(DISTINCT i.premises_id) AS premises_ids
  FROM ledger.v_open_item i
  WHERE i.community_id = :community_id AND i.open_fen > 0
  GROUP BY i.household_id
  HAVING min(i.due_day) < :day
)
SELECT o.household_id AS "householdId", h.name AS household, o.open_fen AS "openFen", o.overdue_fen AS "overdueFen",
       o.oldest_due_day AS "oldestDueDay", :day::date - o.oldest_due_day AS "overdueDays", o.items,
       (SELECT array_agg(p.code ORDER BY p.code) FROM roster.v_premises p
        WHERE p.community_id = :community_id AND p.premises_id = ANY (o.premises_ids)) AS codes,
       s.staff_name AS steward,
       (SELECT min(q.day) FROM collections.v_promise q
        WHERE q.community_id = :community_id AND q.household_id = o.household_id AND q.day >= :day) AS "promisedDay",
       (SELECT min(k.review_day) FROM collections.v_hold k
        WHERE k.community_id = :community_id AND k.household_id = o.household_id AND k.from_day <= :day
          AND (k.lifted_day IS NULL OR k.lifted_day > :day)) AS "heldUntil",
       (SELECT max(r.day) FROM collections.v_contact_record r
        WHERE r.community_id = :community_id AND r.household_id = o.household_id) AS "lastContactDay",
       (SELECT min(t.due_day) FROM collections.v_task t
        WHERE t.community_id = :community_id AND t.household_id = o.household_id AND t.outcome IS NULL) AS "taskDay"
FROM owed o
JOIN roster.v_household h ON h.community_id = :community_id AND h.household_id = o.household_id
LEFT JOIN roster.v_stewardship s ON s.community_id = :community_id AND s.household_id = o.household_id
  AND s.duty = 'responsible' AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day)
WHERE :steward_id::uuid IS NULL OR EXISTS (
  SELECT FROM roster.v_stewardship x
  WHERE x.community_id = :community_id AND x.household_id = o.household_id AND x.staff_id = :steward_id
    AND x.from_day <= :day AND (x.to_day IS NULL OR x.to_day >= :day))
ORDER BY o.oldest_due_day, o.overdue_fen DESC, o.household_id
