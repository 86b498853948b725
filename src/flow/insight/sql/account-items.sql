-- Purpose: every item of an account that had been posted by a day, with what was open then; tens of rows.
SELECT i.item_id AS "itemId", f.name AS "feeItem", i.from_day AS "fromDay", i.to_day AS "toDay",
       i.due_day AS "dueDay", i.component, coalesce(a.because, c.because) AS because,
       sum(m.amount_fen) FILTER (WHERE m.kind IN ('charge', 'charge_cancelled'))::bigint AS "amountFen",
       sum(m.amount_fen)::bigint AS "openFen"
FROM ledger.v_open_item i
JOIN ledger.v_movement m ON m.community_id = i.community_id AND m.item_id = i.item_id AND m.book = 'receivable'
  AND m.day <= :as_of
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
LEFT JOIN billing.v_charge c ON c.community_id = i.community_id AND c.charge_id = i.item_id
-- An adjusted charge is explained by its last adjustment, which holds what was before.
LEFT JOIN LATERAL (
  SELECT x.because FROM billing.v_charge x
  WHERE x.community_id = i.community_id AND x.corrects_id = i.item_id AND x.kind = 'adjustment' AND x.amount_fen < 0
    AND x.billed_day <= :as_of
  ORDER BY x.billed_day DESC, x.charge_id DESC LIMIT 1
) a ON true
WHERE i.community_id = :community_id AND i.account_id = :account_id
GROUP BY i.item_id, f.name, i.from_day, i.to_day, i.due_day, i.component, c.because, a.because
ORDER BY i.due_day, i.item_id
