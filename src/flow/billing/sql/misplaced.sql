-- Purpose: misplaced charges with who owes for their days and what adjusts them, in room order. Volume: a few.
SELECT m.id AS charge_id, m.premises_id, m.household_id, m.fee_item_id, m.standard_id, m.from_day, m.to_day, m.due_day,
       m.amount_fen, p.code, p.floor_area,
       m.amount_fen + coalesce((SELECT sum(a.amount_fen) FROM billing.v_charge a
                                WHERE a.community_id = :community_id AND a.corrects_id = m.id
                                  AND a.kind = 'adjustment'), 0)::bigint AS adjusted_fen,
       coalesce((SELECT jsonb_agg(jsonb_build_object('householdId', l.household_id, 'from', l.from_day, 'to', l.to_day)
                                  ORDER BY l.from_day)
                 FROM roster.v_liability l
                 WHERE l.community_id = :community_id AND l.premises_id = m.premises_id AND l.from_day <= m.to_day
                   AND (l.to_day IS NULL OR l.to_day >= m.from_day)), '[]') AS liabilities
FROM billing.charge m
JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = m.premises_id
WHERE m.community_id = :community_id AND m.id = ANY (:charge_ids::uuid[])
ORDER BY p.code, m.fee_item_id, m.from_day
