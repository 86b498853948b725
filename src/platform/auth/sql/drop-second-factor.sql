-- Purpose: the second factor goes, with its recovery codes; false when there was none.
SELECT platform.drop_second_factor(:staff_id) AS dropped
