-- Purpose: one bill with its charges that still stand, seen by whoever may see this household's money. Volume: one row.
SELECT b.id AS "billId", h.name AS household, b.period, b.day,
       coalesce(sum(c.amount_fen), 0)::bigint AS "totalFen",
       coalesce(jsonb_agg(jsonb_build_object('chargeId', c.charge_id, 'room', p.code, 'feeItem', f.name, 'fromDay', c.from_day,
                'toDay', c.to_day, 'dueDay', c.due_day, 'amountFen', c.amount_fen, 'because', c.because)
                ORDER BY p.code, c.from_day) FILTER (WHERE c.charge_id IS NOT NULL), '[]') AS charges
FROM billing.bill b
JOIN roster.v_household h ON h.community_id = b.community_id AND h.household_id = b.household_id
LEFT JOIN billing.v_charge c ON c.community_id = b.community_id AND c.bill_id = b.id
LEFT JOIN roster.v_premises p ON p.community_id = c.community_id AND p.premises_id = c.premises_id
LEFT JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
WHERE b.community_id = :community_id AND b.id = :bill_id
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship s
    WHERE s.community_id = b.community_id AND s.household_id = b.household_id AND s.staff_id = :steward_id
      AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
GROUP BY b.id, h.name, b.period, b.day
