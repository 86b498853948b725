-- Purpose: what is open of each account of a household, and what a year in advance would be on top of it: the newest
-- charge of each fee, as often as it comes until a year is full. Volume: a few rows.
SELECT i.account_id, sum(i.open_fen)::bigint AS open_fen,
       (SELECT coalesce(sum(n.amount_fen * (12 / n.months - 1)), 0)::bigint
        FROM (SELECT DISTINCT ON (x.fee_item_id) x.amount_fen,
                     greatest(1, round((x.to_day - x.from_day + 1) / 30.4))::bigint AS months
              FROM ledger.v_open_item x
              WHERE x.community_id = i.community_id AND x.account_id = i.account_id
                AND x.fee_kind IN ('property_fee', 'parking')
              ORDER BY x.fee_item_id, x.from_day DESC) n) AS year_ahead_fen
FROM ledger.v_open_item i
WHERE i.community_id = :community_id AND i.household_id = :household_id AND i.open_fen > 0
GROUP BY i.community_id, i.account_id
ORDER BY min(i.due_day), i.account_id
