-- Purpose: I-12: what happened is in the chain exactly once and says the same: receipts and what took them back, days
-- closed, runs, imports, contacts, promises, holds, disputes, tasks, deliveries, words released and
-- withdrawn, messages cleared and refused. Reads all of
-- them and every audit entry about them; one row.
WITH happened AS (
  SELECT community_id, 'ledger.receive' AS action, 'receipt:' || receipt_no AS subject, at,
         jsonb_build_object('accountId', account_id, 'amountFen', amount_fen, 'method', method, 'day', day) AS says
  FROM ledger.v_receipt
  UNION ALL
  SELECT community_id, 'ledger.reverse', 'receipt:' || receipt_no, reversed_at,
         jsonb_build_object('amountFen', amount_fen, 'reason', reversal_reason, 'day', reversed_day)
  FROM ledger.v_receipt WHERE reversed_at IS NOT NULL
  UNION ALL
  SELECT d.community_id, 'ledger.close_day', 'day:' || d.day, d.at, jsonb_object_agg(t.code, d.totals)
  FROM ledger.v_day_close d
  JOIN ledger.v_till t ON t.community_id = d.community_id AND t.till_id = d.till_id
  GROUP BY d.community_id, d.day, d.at
  UNION ALL
  SELECT community_id, 'billing.run', 'run:' || run_id, at,
         jsonb_build_object('period', period, 'in', count_in, 'done', count_done, 'parked', count_parked,
           'skipped', count_skipped, 'sumFen', sum_fen, 'digest', digest)
  FROM billing.v_run WHERE kind = 'periodic'
  UNION ALL
  SELECT community_id, 'collections.run_dunning', 'dunning_run:' || run_id, at,
         jsonb_build_object('day', day, 'in', count_in, 'digest', digest)
  FROM collections.v_dunning_run
  UNION ALL
  SELECT community_id, 'imports.accept_roster', 'import:' || import_id, at,
         jsonb_build_object('report', report_hash, 'file', sha256)
  FROM imports.v_import
  UNION ALL
  SELECT community_id, 'collections.record_contact', 'contact_record:' || contact_record_id, at,
         jsonb_build_object('householdId', household_id, 'channel', channel, 'outcome', outcome)
  FROM collections.v_contact_record
  UNION ALL
  SELECT community_id, 'collections.promise_to_pay', 'promise:' || promise_id, taken_at,
         jsonb_build_object('householdId', household_id, 'amountFen', amount_fen, 'day', day)
  FROM collections.v_promise
  UNION ALL
  SELECT community_id, 'collections.hold_dunning', 'hold:' || hold_id, at,
         jsonb_build_object('householdId', household_id, 'reason', reason, 'from', from_day, 'review', review_day)
  FROM collections.v_hold
  UNION ALL
  SELECT community_id, 'collections.lift_hold', 'hold:' || hold_id, lifted_at,
         jsonb_build_object('householdId', household_id)
  FROM collections.v_hold WHERE lifted_at IS NOT NULL
  UNION ALL
  SELECT community_id, 'collections.open_dispute', 'dispute:' || dispute_id, at,
         jsonb_build_object('householdId', household_id, 'about', about)
  FROM collections.v_dispute
  UNION ALL
  SELECT community_id, 'collections.resolve_dispute', 'dispute:' || dispute_id, NULL,
         jsonb_build_object('householdId', household_id, 'result', result)
  FROM collections.v_dispute WHERE result IS NOT NULL
  UNION ALL
  SELECT community_id, 'collections.complete_task', 'task:' || task_id, NULL, jsonb_build_object('outcome', outcome)
  FROM collections.v_task WHERE outcome IS NOT NULL
  UNION ALL
  SELECT community_id, 'collections.record_delivery', 'notice:' || notice_id, at,
         jsonb_build_object('outcome', outcome, 'method', method)
  FROM collections.v_delivery
  UNION ALL
  SELECT community_id, CASE answer WHEN 'released' THEN 'documents.release_text' ELSE 'documents.withdraw_text' END,
         'document:' || document_id, answered_at, jsonb_build_object('reviewId', review_id, 'reason', reason)
  FROM documents.v_review WHERE answer IS NOT NULL
  UNION ALL
  SELECT m.community_id, 'channels.hand_over', 'message:' || m.message_id, m.handed_over_at,
         jsonb_build_object('channel', m.channel, 'kind', d.kind, 'sha256', d.sha256)
  FROM channels.v_message m
  JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
  WHERE m.handed_over_at IS NOT NULL
  UNION ALL
  SELECT community_id, 'channels.refuse', 'message:' || message_id, at, jsonb_build_object('reasons', codes)
  FROM channels.v_refusal
),
stood AS (
  SELECT community_id, action, subject, count(*) AS times, jsonb_agg(jsonb_build_object('at', at, 'says', says)) AS all_say
  FROM happened
  WHERE :community_id::uuid IS NULL OR community_id = :community_id
  GROUP BY community_id, action, subject
),
told AS (
  SELECT chain_id, action, subject, count(*) AS times,
         jsonb_agg(jsonb_build_object('at', at, 'facts', facts)) AS all_facts
  FROM platform.audit_entry
  WHERE action IN (
      'ledger.receive', 'ledger.reverse', 'ledger.close_day', 'billing.run', 'collections.run_dunning',
      'imports.accept_roster', 'collections.record_contact', 'collections.promise_to_pay', 'collections.hold_dunning',
      'collections.lift_hold', 'collections.open_dispute', 'collections.resolve_dispute', 'collections.complete_task',
      'collections.record_delivery', 'documents.release_text', 'documents.withdraw_text', 'channels.hand_over',
      'channels.refuse')
    AND (:community_id::uuid IS NULL OR chain_id = :community_id)
  GROUP BY chain_id, action, subject
),
compared AS (
  SELECT coalesce(s.action, t.action) || ' ' || coalesce(s.subject, t.subject) AS what,
         s.times IS DISTINCT FROM t.times
         OR EXISTS (
           SELECT FROM jsonb_array_elements(s.all_say) x
           WHERE NOT EXISTS (
             SELECT FROM jsonb_array_elements(t.all_facts) f
             WHERE (x->'at' = 'null' OR x->'at' = f->'at') AND f->'facts' @> (x->'says'))) AS wrong
  FROM stood s
  FULL JOIN told t ON t.chain_id = s.community_id AND t.action = s.action AND t.subject = s.subject
)
SELECT count(*) AS checked, count(*) FILTER (WHERE wrong) AS breaches,
       (array_agg(what) FILTER (WHERE wrong))[1:5] AS sample
FROM compared
