-- Purpose: what already depends on an import, by kind; nothing: it may be undone. Premises it only changed count from its
-- day on; premises it made count always. Ids travel as arrays, which are hashed whatever the planner believes of tables
-- that were filled a moment ago. Volume: the community's charges and receipts, once.
WITH changed_later AS (
  SELECT l.premises_id FROM roster.v_liability l
  WHERE l.community_id = :community AND l.liability_id = ANY (:liability::uuid[])
  UNION
  SELECT a.premises_id FROM tariff.v_assignment a
  WHERE a.community_id = :community AND a.assignment_id = ANY (:assignments::uuid[]) AND a.premises_id IS NOT NULL
), later AS (
  SELECT :changed::uuid[] || ARRAY(SELECT premises_id FROM changed_later) AS premises
), standards AS (
  SELECT ARRAY(SELECT r.standard_id FROM tariff.v_rate r
               WHERE r.community_id = :community AND r.rate_id = ANY (:rates::uuid[])) AS ids
), used (what, row_id) AS (
  SELECT '应收', c.charge_id
  FROM billing.v_charge c
  WHERE c.community_id = :community AND c.charge_id <> ALL (:charges::uuid[])
    AND (c.premises_id = ANY (:made::uuid[])
      OR c.billed_day >= :day::date AND c.premises_id = ANY ((SELECT premises FROM later)::uuid[]))
  UNION ALL
  SELECT '收款', r.receipt_id
  FROM ledger.v_receipt r
  WHERE r.community_id = :community
    AND (r.premises_id = ANY (:made::uuid[])
      OR r.day >= :day::date AND r.premises_id = ANY ((SELECT premises FROM later)::uuid[]))
  UNION ALL
  SELECT '收款', a.allocation_id
  FROM ledger.v_allocation a
  WHERE a.community_id = :community AND a.item_id = ANY (:charges::uuid[])
  UNION ALL
  SELECT '收费标准的分配', a.assignment_id
  FROM tariff.v_assignment a
  WHERE a.community_id = :community AND a.standard_id = ANY ((SELECT ids FROM standards)::uuid[])
    AND a.assignment_id <> ALL (:assignments::uuid[])
  UNION ALL
  SELECT '后来公布的单价', r.rate_id
  FROM tariff.v_rate r
  WHERE r.community_id = :community AND r.standard_id = ANY ((SELECT ids FROM standards)::uuid[])
    AND r.rate_id <> ALL (:rates::uuid[])
)
SELECT u.what, count(*) AS count FROM used u GROUP BY u.what ORDER BY u.what
