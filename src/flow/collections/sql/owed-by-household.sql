-- Purpose: what a household owes altogether, with what was paid since a day when one is given: what it owed on that day.
-- Volume: one row.
SELECT (SELECT coalesce(sum(i.open_fen), 0) FROM ledger.v_open_item i
        WHERE i.community_id = :community_id AND i.household_id = :household_id AND i.open_fen > 0)::bigint
     + (SELECT coalesce(sum(r.amount_fen), 0) FROM ledger.v_receipt r
        WHERE r.community_id = :community_id AND r.household_id = :household_id AND r.day >= :since::date
          AND r.reversed_at IS NULL)::bigint AS open_fen
