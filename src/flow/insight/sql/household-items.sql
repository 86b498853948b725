-- Purpose: open items of a household, oldest due first, each with the because of its charge; tens of rows.
SELECT i.item_id AS "itemId", i.account_id AS "accountId", p.code, f.name AS "feeItem", i.component,
       i.from_day AS "fromDay", i.to_day AS "toDay", i.due_day AS "dueDay", i.amount_fen AS "amountFen",
       i.open_fen AS "openFen", coalesce(a.because, c.because) AS because
FROM ledger.v_open_item i
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
LEFT JOIN billing.v_charge c ON c.community_id = i.community_id AND c.charge_id = i.item_id
-- An adjusted charge is explained by its last adjustment, which holds what was before.
LEFT JOIN LATERAL (
  SELECT x.because FROM billing.v_charge x
  WHERE x.community_id = i.community_id AND x.corrects_id = i.item_id AND x.kind = 'adjustment' AND x.amount_fen < 0
  ORDER BY x.billed_day DESC, x.charge_id DESC LIMIT 1
) a ON true
WHERE i.community_id = :community_id AND i.household_id = :household_id AND i.open_fen > 0
ORDER BY i.due_day, i.from_day, i.item_id
