-- Purpose: tables to the right that name one of these rows. Volume: one index probe a foreign key.
SELECT 'premises' AS noun, n.name FROM imports.named_by('roster.premises', :community, :premises::uuid[]) AS n (name)
UNION ALL
SELECT 'household', n.name FROM imports.named_by('roster.household', :community, :households::uuid[]) AS n (name)
UNION ALL
SELECT 'account', n.name FROM imports.named_by('ledger.account', :community, :accounts::uuid[]) AS n (name)
UNION ALL
SELECT 'charge', n.name FROM imports.named_by('billing.charge', :community, :charges::uuid[]) AS n (name)
UNION ALL
SELECT 'open item', n.name FROM imports.named_by('ledger.open_item', :community, :charges::uuid[]) AS n (name)
