-- Purpose: disputes about one item; a few rows. `amountFen` null: all of it.
SELECT d.opened_day AS "openedDay", d.resolved_day AS "resolvedDay", d.amount_fen AS "amountFen"
FROM collections.v_dispute_item d
WHERE d.community_id = :community_id AND d.item_id = :item_id AND d.opened_day <= :as_of
ORDER BY d.opened_day, d.dispute_id
