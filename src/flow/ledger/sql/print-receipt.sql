-- Purpose: everything one receipt prints. Lines are what the receipt pays now, after any replay. Volume: one row.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", k.name AS company, c.name AS community, p.code AS room,
       h.name AS household, r.household_id AS "householdId", r.amount_fen AS "amountFen", r.method, r.note,
       r.received_by AS "receivedBy", r.day, r.at, r.because, r.reversed_day AS "reversedDay",
       r.reversal_reason AS "reversalReason", coalesce(l.lines, '[]') AS lines,
       CASE WHEN r.reversed_day IS NULL THEN r.amount_fen - coalesce(l.paid_fen, 0) ELSE 0 END::bigint AS "creditFen"
FROM ledger.v_receipt r
JOIN platform.company k ON k.id = r.company_id
JOIN roster.v_community c ON c.community_id = r.community_id
JOIN roster.v_premises p ON p.community_id = r.community_id AND p.premises_id = r.premises_id
JOIN roster.v_household h ON h.community_id = r.community_id AND h.household_id = r.household_id
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('feeItem', x.fee_item, 'fromDay', x.from_day, 'toDay', x.to_day,
                   'amountFen', x.paid_fen, 'openFen', x.open_fen) ORDER BY x.due_day, x.fee_item) AS lines,
         sum(x.paid_fen)::bigint AS paid_fen
  FROM (SELECT f.name AS fee_item, i.from_day, i.to_day, i.due_day, i.open_fen, sum(m.amount_fen)::bigint AS paid_fen
        FROM ledger.allocation m
        JOIN ledger.open_item i ON i.community_id = m.community_id AND i.id = m.item_id
        JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
        WHERE m.community_id = r.community_id AND m.receipt_id = r.receipt_id
        GROUP BY f.name, i.id, i.from_day, i.to_day, i.due_day, i.open_fen
        HAVING sum(m.amount_fen) <> 0) x
) l ON true
WHERE r.community_id = :community_id AND r.receipt_id = :receipt_id
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship s
    WHERE s.community_id = r.community_id AND s.household_id = r.household_id AND s.staff_id = :steward_id
      AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
