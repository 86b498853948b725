-- Purpose: tables to the right that name one of these rows, or an account of theirs. Volume: one probe a foreign key.
WITH accounts AS (
  SELECT ARRAY(SELECT a.account_id FROM ledger.v_account a
               WHERE a.community_id = :community
                 AND (a.premises_id = ANY (:premises::uuid[]) OR a.household_id = ANY (:households::uuid[]))) AS ids
)
SELECT 'premises' AS noun, n.name FROM imports.named_by('roster.premises', :community, :premises::uuid[]) AS n (name)
UNION ALL
SELECT 'household', n.name FROM imports.named_by('roster.household', :community, :households::uuid[]) AS n (name)
UNION ALL
SELECT 'account', n.name
FROM accounts, imports.named_by('ledger.account', :community, accounts.ids) AS n (name)
UNION ALL
SELECT 'charge', n.name FROM imports.named_by('billing.charge', :community, :charges::uuid[]) AS n (name)
UNION ALL
SELECT 'open item', n.name FROM imports.named_by('ledger.open_item', :community, :charges::uuid[]) AS n (name)
