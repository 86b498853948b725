-- Purpose: promises of the household an item belongs to; a few rows.
SELECT p.taken_day AS "takenDay", p.day AS "promisedDay"
FROM ledger.v_open_item i
JOIN collections.v_promise p ON p.community_id = i.community_id AND p.household_id = i.household_id
WHERE i.community_id = :community_id AND i.item_id = :item_id AND p.taken_day <= :as_of
ORDER BY p.taken_day, p.promise_id
