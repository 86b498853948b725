-- Purpose: what a party answered about a channel. Volume: one row.
INSERT INTO roster.consent (community_id, id, company_id, party_id, channel, answer, day, note, at)
VALUES (:community, :id, :company, :party, :channel, :answer, :day, :note, :at)
