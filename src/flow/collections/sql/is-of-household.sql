-- Purpose: whether a person, a usable contact point and a task (each may be null) belong to a household. Volume: one row.
SELECT (:party_id::uuid IS NULL OR EXISTS (
          SELECT FROM roster.v_household_member m
          WHERE m.community_id = :community_id AND m.household_id = :household_id AND m.party_id = :party_id))
   AND (:contact_point_id::uuid IS NULL OR EXISTS (
          SELECT FROM roster.v_contact_point p
          JOIN roster.v_household_member m ON m.community_id = p.community_id AND m.party_id = p.party_id
          WHERE p.community_id = :community_id AND p.contact_point_id = :contact_point_id
            AND m.household_id = :household_id))
   AND (:task_id::uuid IS NULL OR EXISTS (
          SELECT FROM collections.v_task t
          WHERE t.community_id = :community_id AND t.task_id = :task_id AND t.household_id = :household_id)) AS fits
