-- Purpose: the code of a step is taken; false when it or a later one was taken before.
SELECT platform.take_second_factor_step(:staff_id, :step, :at) AS taken
