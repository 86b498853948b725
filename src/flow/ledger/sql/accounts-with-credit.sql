-- Purpose: accounts holding a credit balance while something of them is open: their credit is drawn down. Volume: few.
SELECT a.id AS account_id
FROM ledger.account a
WHERE a.community_id = :community_id AND a.credit_fen > 0
  AND EXISTS (SELECT 1 FROM ledger.open_item i
              WHERE i.community_id = a.community_id AND i.account_id = a.id AND i.open_fen > 0)
ORDER BY a.id
