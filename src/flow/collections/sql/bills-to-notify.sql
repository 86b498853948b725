-- Purpose: one row a household whose bills of a month still hold something open and were not yet told of. Volume: all.
SELECT b.household_id, (min(b.bill_id::text))::uuid AS bill_id, sum(i.open_fen)::bigint AS open_fen,
       min(i.due_day) AS due_day
FROM billing.v_bill b
JOIN billing.v_run r ON r.community_id = b.community_id AND r.run_id = b.run_id AND r.kind <> 'opening'
JOIN billing.v_charge c ON c.community_id = b.community_id AND c.bill_id = b.bill_id
JOIN ledger.v_open_item i ON i.community_id = c.community_id AND i.item_id = c.charge_id
WHERE b.community_id = :community_id AND b.period = :period AND i.open_fen > 0
  AND NOT EXISTS (SELECT 1 FROM collections.notice n
                  WHERE n.community_id = b.community_id AND n.household_id = b.household_id
                    AND n.kind = 'bill_notice' AND n.step = 'bill:' || :period)
GROUP BY b.household_id
ORDER BY b.household_id
