-- Purpose: counts and sums of what receipts leave behind. Volume: one row.
SELECT (SELECT concat_ws(' ', count(*), sum(amount_fen)) FROM ledger.v_receipt WHERE community_id = :community_id) AS receipts,
       (SELECT concat_ws(' ', count(*), sum(amount_fen)) FROM ledger.v_allocation WHERE community_id = :community_id) AS allocations,
       (SELECT concat_ws(' ', count(*), sum(abs(amount_fen))) FROM ledger.v_movement WHERE community_id = :community_id) AS movements,
       (SELECT concat_ws(' ', count(*), sum(open_fen)) FROM ledger.v_open_item WHERE community_id = :community_id) AS items,
       (SELECT concat_ws(' ', count(*), sum(last_number)) FROM ledger.v_till WHERE community_id = :community_id) AS tills,
       (SELECT count(*) FROM platform.audit_entry
        WHERE chain_id = :community_id AND action = 'ledger.receive') AS audited
