-- Purpose: the accounts that charges stand in, locked in one order. Volume: accounts of an import, or a few.
SELECT a.id AS account_id
FROM ledger.account a
WHERE a.community_id = :community_id
  AND a.id IN (SELECT i.account_id FROM ledger.open_item i
               WHERE i.community_id = :community_id AND i.id = ANY (:charge_ids::uuid[]))
ORDER BY a.id
FOR UPDATE
