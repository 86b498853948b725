-- Purpose: what a community says of itself, and whether its contract is recorded. Volume: one row.
SELECT c.id AS "communityId", c.code, c.name, c.zone, c.province, c.city, c.address, c.hotline,
       c.payment_instructions AS "paymentInstructions",
       EXISTS (SELECT 1 FROM roster.service_contract s WHERE s.community_id = c.id
               AND :day::date BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')) AS "hasContract"
FROM roster.community c
WHERE c.id = :community
