-- Purpose: the items that fall with charges: their own, those of adjustments that correct them, and the interest, late fee
-- and costs that hang on any of these. What fell before is left out. Read under the locks. Volume: charges of an import.
WITH principal AS (
  SELECT i.id, i.account_id
  FROM ledger.open_item i
  WHERE i.community_id = :community_id
    AND i.id IN (SELECT unnest(:charge_ids::uuid[])
                 UNION ALL
                 SELECT c.charge_id FROM billing.v_charge c
                 WHERE c.community_id = :community_id AND c.kind = 'adjustment'
                   AND c.corrects_id = ANY (:charge_ids::uuid[]))
)
SELECT i.id AS item_id, i.account_id,
       greatest(i.day, (SELECT max(e.day) FROM ledger.entry e
                        JOIN ledger.posting p ON p.community_id = e.community_id AND p.entry_id = e.id AND p.item_id = i.id
                        WHERE e.community_id = i.community_id AND e.account_id = i.account_id)) AS day,
       (i.open_fen < i.amount_fen) AS paid,
       EXISTS (SELECT FROM ledger.receipt r
               WHERE r.community_id = i.community_id AND r.account_id = i.account_id) AS has_receipts
FROM principal p
JOIN ledger.open_item i ON i.community_id = :community_id AND i.account_id = p.account_id
  AND (i.id = p.id OR i.of_item_id = p.id)
WHERE NOT EXISTS (SELECT FROM ledger.entry e
                  WHERE e.community_id = i.community_id AND e.account_id = i.account_id
                    AND e.kind = 'charge_cancelled' AND e.source_id = i.id)
ORDER BY i.account_id, i.id
