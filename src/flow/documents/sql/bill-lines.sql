-- Purpose: what is open of the bills of a month, of some households. Volume: a batch.
SELECT b.household_id, i.item_id, p.code AS room, f.name AS fee_item, i.fee_kind, i.from_day, i.to_day, i.due_day,
       i.amount_fen, i.open_fen
FROM billing.v_bill b
JOIN billing.v_charge c ON c.community_id = b.community_id AND c.bill_id = b.bill_id
JOIN ledger.v_open_item i ON i.community_id = c.community_id AND i.item_id = c.charge_id
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
WHERE b.community_id = :community_id AND b.period = :period AND b.household_id = ANY (:household_ids::uuid[])
  AND c.kind <> 'opening' AND i.open_fen > 0
ORDER BY b.household_id, p.code, i.from_day, i.item_id
