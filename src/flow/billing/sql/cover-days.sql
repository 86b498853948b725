-- Purpose: the days the charges of a run cover, taken: a day that is covered already is refused by the table. Volume:
-- charges of a run (300,000 at 100,000 homes), one statement.
INSERT INTO billing.covered (community_id, charge_id, company_id, premises_id, fee_item_id, from_day, to_day)
SELECT c.community_id, c.id, c.company_id, c.premises_id, c.fee_item_id, c.from_day, c.to_day
FROM billing.bill b
JOIN billing.charge c ON c.community_id = b.community_id AND c.bill_id = b.id
WHERE b.community_id = :community_id AND b.run_id = :run_id AND c.kind = 'periodic'
