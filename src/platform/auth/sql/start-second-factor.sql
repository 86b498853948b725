-- Purpose: a fresh secret for one of the company's own staff; false when a confirmed one stands.
SELECT platform.start_second_factor(:staff_id, :secret, :at) AS started
