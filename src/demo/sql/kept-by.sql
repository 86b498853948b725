-- Purpose: households a steward answers for on a day, without those somebody covers already. Volume: tens.
SELECT household_id FROM roster.v_stewardship s
WHERE community_id = :community_id AND staff_id = :staff_id AND duty = 'responsible'
  AND from_day <= :day AND (to_day IS NULL OR to_day >= :day)
  AND NOT EXISTS (SELECT 1 FROM roster.v_stewardship c WHERE c.community_id = s.community_id
                  AND c.household_id = s.household_id AND c.duty = 'cover' AND (c.to_day IS NULL OR c.to_day >= :day))
ORDER BY household_id
