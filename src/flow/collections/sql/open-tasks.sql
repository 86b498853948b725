-- Purpose: open tasks that have begun, of households that still owe something past its due day; the earliest due first.
-- A task of somebody who has paid needs no closing: it is simply no longer work. Volume: a page.
SELECT t.task_id, t.kind, t.household_id, h.name AS household, t.level, t.step, t.steward_id, s.name AS steward, t.day,
       t.due_day, t.because,
       coalesce((SELECT array_agg(p.code ORDER BY p.code)
                 FROM ledger.v_account a
                 JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
                 WHERE a.community_id = t.community_id AND a.household_id = t.household_id), '{}') AS rooms
FROM collections.v_task t
JOIN roster.v_household h ON h.community_id = t.community_id AND h.household_id = t.household_id
LEFT JOIN platform.staff s ON s.company_id = t.company_id AND s.id = t.steward_id
WHERE t.community_id = :community_id AND t.outcome IS NULL AND t.day <= :day
  AND EXISTS (
    SELECT FROM ledger.v_open_item i
    WHERE i.community_id = t.community_id AND i.household_id = t.household_id AND i.open_fen > 0 AND i.due_day < :day)
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship w
    WHERE w.community_id = t.community_id AND w.household_id = t.household_id AND w.staff_id = :steward_id::uuid
      AND :today BETWEEN w.from_day AND coalesce(w.to_day, 'infinity')))
ORDER BY t.due_day, t.task_id
LIMIT :most
