-- Purpose: every item of one account with what is open of it. Volume: tens to hundreds.
SELECT i.id AS item_id, i.component, i.of_item_id, i.fee_kind, i.from_day, i.to_day, i.due_day, i.day, i.amount_fen,
       i.open_fen, i.turn, i.replaces_id, f.name AS fee_item_name,
       greatest(i.day, (SELECT max(l.day) FROM ledger.allocation l
                        WHERE l.community_id = i.community_id AND l.item_id = i.id),
                -- What an adjustment had taken off is owed again only since its reversal.
                (SELECT max(e.day) FROM ledger.entry e
                 JOIN ledger.posting p ON p.community_id = e.community_id AND p.entry_id = e.id AND p.item_id = i.id
                 WHERE e.community_id = i.community_id AND e.account_id = i.account_id
                   AND e.kind = 'charge_cancelled')) AS last_day
FROM ledger.open_item i
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
WHERE i.community_id = :community_id AND i.account_id = :account_id AND (NOT :only_open OR i.open_fen > 0)
ORDER BY i.turn, i.due_day, i.id
