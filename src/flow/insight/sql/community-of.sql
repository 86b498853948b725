-- Purpose: the community of an account or a charge of the company in force; one row or none.
SELECT a.community_id AS "communityId" FROM ledger.v_account a WHERE a.account_id = :id
UNION ALL
SELECT c.community_id FROM billing.v_charge c WHERE c.charge_id = :id
UNION
SELECT i.community_id FROM ledger.v_open_item i WHERE i.item_id = :id
