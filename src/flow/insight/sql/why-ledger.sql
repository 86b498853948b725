-- Purpose: what moved one account by a day, the newest first: one row an entry, as owed less credit; what only moved within
-- the account is left out. Volume: tens.
SELECT m.day, m.kind, m.source_id AS "sourceId", sum(m.amount_fen)::bigint AS "amountFen",
       (SELECT string_agg(DISTINCT f.name || ' ' || i.from_day || '–' || i.to_day, '；')
        FROM ledger.v_movement x
        JOIN ledger.v_open_item i ON i.community_id = x.community_id AND i.item_id = x.item_id
        JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
        WHERE x.community_id = m.community_id AND x.entry_id = m.entry_id) AS what,
       r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo"
FROM ledger.v_movement m
LEFT JOIN ledger.v_receipt r ON r.community_id = m.community_id AND r.receipt_id = m.source_id
WHERE m.community_id = :community_id AND m.account_id = :account_id AND m.day <= :to
  AND m.book IN ('receivable', 'credit')
GROUP BY m.community_id, m.entry_id, m.day, m.at, m.kind, m.source_id, r.receipt_id, r.receipt_no
HAVING sum(m.amount_fen) <> 0
ORDER BY m.day DESC, m.at DESC, m.entry_id
