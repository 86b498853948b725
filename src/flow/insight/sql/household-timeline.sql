-- Purpose: everything that happened with a household, newest first: charges, receipts, reversals, contacts, promises, notices.
WITH happened AS (
  SELECT c.billed_day::timestamp AT TIME ZONE 'Asia/Shanghai' AS at, c.billed_day AS day, 'charge' AS kind, c.charge_id AS id,
         c.amount_fen, p.code || ' ' || f.name || ' ' || to_char(c.from_day, 'YYYY-MM-DD') || '–'
           || to_char(c.to_day, 'YYYY-MM-DD') AS what, NULL::text AS note
  FROM billing.v_charge c
  JOIN roster.v_premises p ON p.community_id = c.community_id AND p.premises_id = c.premises_id
  JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
  WHERE c.community_id = :community_id AND c.household_id = :household_id
  UNION ALL
  SELECT r.at, r.day, 'receipt', r.receipt_id, r.amount_fen, r.receipt_no, r.method
  FROM ledger.v_receipt r
  WHERE r.community_id = :community_id AND r.household_id = :household_id
  UNION ALL
  SELECT r.reversed_at, r.reversed_day, 'reversal', r.receipt_id, -r.amount_fen, r.receipt_no, r.reversal_reason
  FROM ledger.v_receipt r
  WHERE r.community_id = :community_id AND r.household_id = :household_id AND r.reversed_at IS NOT NULL
  UNION ALL
  SELECT k.at, k.day, 'contact', k.contact_record_id, NULL, k.channel, k.content
  FROM collections.v_contact_record k
  WHERE k.community_id = :community_id AND k.household_id = :household_id
  UNION ALL
  SELECT q.taken_at, q.taken_day, 'promise', q.promise_id, q.amount_fen, to_char(q.day, 'YYYY-MM-DD'), q.note
  FROM collections.v_promise q
  WHERE q.community_id = :community_id AND q.household_id = :household_id
  UNION ALL
  SELECT n.day::timestamp AT TIME ZONE 'Asia/Shanghai', n.day, 'notice', n.notice_id, NULL, n.kind,
         CASE WHEN n.step LIKE 'bill:%' THEN substr(n.step, 6) END
  FROM collections.v_notice n
  WHERE n.community_id = :community_id AND n.household_id = :household_id
)
SELECT h.at, h.day, h.kind, h.id, h.amount_fen AS "amountFen", h.what, h.note
FROM happened h
ORDER BY h.day DESC, h.at DESC, h.id
LIMIT 300
