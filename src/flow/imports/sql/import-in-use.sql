-- Purpose: what already depends on an import, by kind; nothing: it may be undone. Premises it only changed count from its
-- day on; premises it made count always. Volume: the community's charges and receipts, by index.
WITH own AS (
  SELECT m.noun, m.row_id FROM imports.made m WHERE m.community_id = :community AND m.import_id = :import
), touched (premises_id, made) AS (
  SELECT v.row_id, v.made
  FROM roster.v_change v
  WHERE v.community_id = :community AND v.batch_id = :import AND v.noun = 'premises'
  UNION
  SELECT l.premises_id, false
  FROM roster.v_change v
  JOIN roster.v_liability l ON l.community_id = v.community_id AND l.liability_id = v.row_id
  WHERE v.community_id = :community AND v.batch_id = :import AND v.noun = 'liability'
  UNION
  SELECT a.premises_id, false
  FROM tariff.v_assignment a
  WHERE a.community_id = :community AND a.premises_id IS NOT NULL
    AND a.assignment_id IN (SELECT o.row_id FROM own o WHERE o.noun = 'assignment')
), used (what, row_id) AS (
  SELECT '应收', c.charge_id
  FROM billing.v_charge c
  JOIN touched t ON t.premises_id = c.premises_id
  WHERE c.community_id = :community AND (t.made OR c.billed_day >= :day::date)
    AND NOT EXISTS (SELECT 1 FROM own o WHERE o.noun = 'charge' AND o.row_id = c.charge_id)
  UNION
  SELECT '收款', r.receipt_id
  FROM ledger.v_receipt r
  JOIN touched t ON t.premises_id = r.premises_id
  WHERE r.community_id = :community AND (t.made OR r.day >= :day::date)
  UNION
  SELECT '收款', a.allocation_id
  FROM ledger.v_allocation a
  WHERE a.community_id = :community AND a.item_id IN (SELECT o.row_id FROM own o WHERE o.noun = 'charge')
  UNION
  SELECT '收费标准的分配', a.assignment_id
  FROM tariff.v_assignment a
  JOIN tariff.v_rate r ON r.community_id = a.community_id AND r.standard_id = a.standard_id
  WHERE a.community_id = :community AND r.rate_id IN (SELECT o.row_id FROM own o WHERE o.noun = 'rate')
    AND NOT EXISTS (SELECT 1 FROM own o WHERE o.noun = 'assignment' AND o.row_id = a.assignment_id)
  UNION
  SELECT '后来公布的单价', later.rate_id
  FROM tariff.v_rate r
  JOIN tariff.v_rate later ON later.community_id = r.community_id AND later.standard_id = r.standard_id
  WHERE r.community_id = :community AND r.rate_id IN (SELECT o.row_id FROM own o WHERE o.noun = 'rate')
    AND NOT EXISTS (SELECT 1 FROM own o WHERE o.noun = 'rate' AND o.row_id = later.rate_id)
)
SELECT u.what, count(*) AS count FROM used u GROUP BY u.what ORDER BY u.what
