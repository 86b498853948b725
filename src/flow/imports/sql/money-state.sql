-- Purpose: one hash over what is effective of rates, charges and money: cancelled charges and balances of zero do not
-- count. Volume: the whole community.
WITH effective (noun, fact) AS (
  SELECT 'standard', to_jsonb(s)::text FROM tariff.v_standard s WHERE s.community_id = :community
  UNION ALL
  SELECT 'rate', to_jsonb(r)::text FROM tariff.v_rate r WHERE r.community_id = :community
  UNION ALL
  SELECT 'assignment', to_jsonb(a)::text FROM tariff.v_assignment a WHERE a.community_id = :community
  UNION ALL
  SELECT 'charge', c.charge_id || ' ' || c.amount_fen FROM billing.v_charge c WHERE c.community_id = :community
  UNION ALL
  SELECT 'balance', m.account_id || ' ' || m.book || ' ' || sum(m.amount_fen)
  FROM ledger.v_movement m
  WHERE m.community_id = :community
  GROUP BY m.account_id, m.book
  HAVING sum(m.amount_fen) <> 0
)
SELECT encode(sha256(convert_to(coalesce(string_agg(e.noun || ' ' || e.fact, ';' ORDER BY e.noun, e.fact), ''), 'UTF8')), 'hex') AS hash
FROM effective e
