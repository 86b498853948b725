-- Purpose: one charge as it stands: with what was taken off it by adjustments, and whether it is cancelled. Volume: one row.
SELECT c.id AS charge_id, c.premises_id, c.household_id, c.fee_item_id, c.standard_id, c.kind, c.from_day, c.to_day,
       c.due_day, c.amount_fen, c.because, c.corrects_id, f.name AS fee_item_name, x.day AS cancelled_day,
       c.amount_fen + coalesce((SELECT sum(a.amount_fen) FROM billing.v_charge a
                                WHERE a.community_id = c.community_id AND a.corrects_id = c.id
                                  AND a.kind = 'adjustment' AND a.amount_fen < 0), 0)::bigint AS standing_fen
FROM billing.charge c
JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
LEFT JOIN billing.charge_cancellation x ON x.community_id = c.community_id AND x.charge_id = c.id
WHERE c.community_id = :community_id AND c.id = :charge_id
