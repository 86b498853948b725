-- Purpose: who writes, for which community, under which contract. Volume: one row.
SELECT p.name AS company, c.name AS community, c.zone, c.address, c.hotline, c.payment_instructions,
       s.title AS contract, s.from_day AS contract_from, s.fee_clause, s.due_clause, s.late_fee_clause,
       s.arbitration_clause
FROM roster.v_community c
JOIN platform.company p ON p.id = c.company_id
LEFT JOIN roster.v_service_contract s ON s.community_id = c.community_id
  AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day)
WHERE c.community_id = :community_id
