-- Purpose: one attempt to reach a household. Volume: one row.
INSERT INTO collections.contact_attempt (community_id, id, company_id, household_id, party_id, contact_point_id, channel,
  day, minutes, at, conversation, requested, made_by, source)
VALUES (:community_id, :id, :company_id, :household_id, :party_id, :contact_point_id, :channel, :day, :minutes, :at,
  :conversation, :requested, :made_by, :source)
