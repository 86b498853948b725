/** Every rule group by its name. */
import { allocationGroup } from './allocation.ts'
import { contactGroup } from './contact.ts'
import { courtFeeGroup } from './court-fee.ts'
import type { RuleGroup } from './group.ts'
import { lateFeeGroup } from './late-fee.ts'
import { limitationGroup } from './limitation.ts'

export const RULE_GROUPS: readonly RuleGroup[] = [
  allocationGroup,
  lateFeeGroup,
  limitationGroup,
  courtFeeGroup,
  contactGroup,
]
