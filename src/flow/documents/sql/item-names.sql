-- Purpose: room and fee of open items, for people. Volume: a batch.
SELECT i.item_id, p.code AS room, f.name AS fee_item
FROM ledger.v_open_item i
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
WHERE i.community_id = :community_id AND i.item_id = ANY (:item_ids::uuid[])
