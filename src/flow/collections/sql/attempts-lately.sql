-- Purpose: attempts of the weeks the caps look at. Volume: a handful.
SELECT channel, day, conversation, requested, contact_point_id
FROM collections.contact_attempt
WHERE community_id = :community_id AND household_id = :household_id AND day >= :since
  AND (:except::text IS NULL OR source <> :except)
ORDER BY at, id
