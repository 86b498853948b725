-- Purpose: whether the installation holds any company yet.
SELECT platform.has_company() AS "exists"
