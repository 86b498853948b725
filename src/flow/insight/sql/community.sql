-- Purpose: one community; one row or none.
SELECT c.name, c.code, c.zone, c.hotline, c.payment_instructions AS "paymentInstructions"
FROM roster.v_community c
WHERE c.community_id = :community_id
