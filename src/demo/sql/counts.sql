-- Purpose: how much of everything a demo made. Volume: one row.
SELECT
  (SELECT count(*) FROM roster.v_premises WHERE community_id = :community_id)::bigint AS premises,
  (SELECT count(DISTINCT household_id) FROM roster.v_liability WHERE community_id = :community_id
     AND from_day <= :day AND (to_day IS NULL OR to_day >= :day))::bigint AS households,
  (SELECT count(*) FROM billing.v_charge WHERE community_id = :community_id)::bigint AS charges,
  (SELECT count(*) FROM ledger.v_receipt WHERE community_id = :community_id)::bigint AS receipts,
  (SELECT count(*) FROM ledger.v_receipt WHERE community_id = :community_id AND reversed_at IS NOT NULL)::bigint
    AS reversed,
  (SELECT count(*) FROM ledger.v_receipt WHERE community_id = :community_id AND day = :day)::bigint AS "receiptsToday",
  (SELECT count(*) FROM collections.v_notice WHERE community_id = :community_id)::bigint AS notices,
  (SELECT count(*) FROM collections.v_task WHERE community_id = :community_id)::bigint AS tasks,
  (SELECT count(*) FROM collections.v_task WHERE community_id = :community_id AND outcome IS NULL)::bigint
    AS "tasksOpen",
  (SELECT count(*) FROM collections.v_contact_record WHERE community_id = :community_id)::bigint AS contacts,
  (SELECT count(*) FROM collections.v_promise WHERE community_id = :community_id)::bigint AS promises,
  (SELECT count(*) FROM collections.v_hold WHERE community_id = :community_id)::bigint AS holds,
  (SELECT count(*) FROM collections.v_dispute WHERE community_id = :community_id)::bigint AS disputes
