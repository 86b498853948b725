-- Purpose: one charge with where it is and how much of it is open as of a day; one row or none.
SELECT c.charge_id AS "chargeId", c.household_id AS "householdId", p.code, f.name AS "feeItem",
       c.from_day AS "fromDay", c.to_day AS "toDay", c.due_day AS "dueDay", c.amount_fen AS "amountFen", c.because,
       coalesce((SELECT sum(m.amount_fen) FROM ledger.v_movement m
                 WHERE m.community_id = c.community_id AND m.item_id = c.charge_id AND m.book = 'receivable'
                   AND m.day <= :as_of), 0)::bigint AS "openFen",
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship s
         WHERE s.community_id = c.community_id AND s.household_id = c.household_id AND s.staff_id = :steward_id
           AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day))) AS visible
FROM billing.v_charge c
JOIN roster.v_premises p ON p.community_id = c.community_id AND p.premises_id = c.premises_id
JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
WHERE c.community_id = :community_id AND c.charge_id = :charge_id
