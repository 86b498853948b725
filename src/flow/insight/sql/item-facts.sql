-- Purpose: one item with what late fee and limitation are made of; one row or none.
SELECT i.item_id AS "itemId", p.code, f.name AS "feeItem", i.fee_kind AS "feeKind",
       i.from_day AS "fromDay", i.to_day AS "toDay", i.due_day AS "dueDay",
       coalesce((SELECT sum(m.amount_fen) FROM ledger.v_movement m
                 WHERE m.community_id = i.community_id AND m.item_id = i.item_id AND m.book = 'receivable'
                   AND m.kind IN ('charge', 'charge_cancelled') AND m.day <= :as_of), 0)::bigint AS "amountFen",
       s.service_contract_id IS NOT NULL AS "contractKnown", s.late_fee_clause AS "lateFeeClause",
       s.late_fee_daily_rate::text AS "lateFeeDailyRate",
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship w
         WHERE w.community_id = i.community_id AND w.household_id = i.household_id AND w.staff_id = :steward_id
           AND w.from_day <= :day AND (w.to_day IS NULL OR w.to_day >= :day))) AS visible
FROM ledger.v_open_item i
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
LEFT JOIN roster.v_service_contract s ON s.community_id = i.community_id
  AND s.from_day <= i.due_day AND (s.to_day IS NULL OR s.to_day >= i.due_day)
WHERE i.community_id = :community_id AND i.item_id = :item_id
