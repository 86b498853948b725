-- Purpose: one promise to pay, and whether this person may see it; one row or none.
SELECT q.promise_id AS "promiseId", q.household_id AS "householdId", h.name AS household, q.day, q.taken_day AS "takenDay",
       q.amount_fen AS "amountFen", q.paid_fen AS "paidFen",
       (:steward_id::uuid IS NULL OR EXISTS (
         SELECT FROM roster.v_stewardship s
         WHERE s.community_id = q.community_id AND s.household_id = q.household_id AND s.staff_id = :steward_id
           AND s.from_day <= :today AND (s.to_day IS NULL OR s.to_day >= :today))) AS visible
FROM collections.v_promise q
JOIN roster.v_household h ON h.community_id = q.community_id AND h.household_id = q.household_id
WHERE q.community_id = :community_id AND q.promise_id = :promise_id
