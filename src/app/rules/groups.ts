/** Every rule group by its name. */
import { allocationGroup } from './allocation.ts'
import { bonusGroup } from './bonus.ts'
import { contactGroup } from './contact.ts'
import { courtFeeGroup } from './court-fee.ts'
import { gateGroup } from './gate.ts'
import type { RuleGroup } from './group.ts'
import { lateFeeGroup } from './late-fee.ts'
import { limitationGroup } from './limitation.ts'
import { tariffGroup } from './tariff.ts'
import { wordingGroup } from './wording.ts'

export const RULE_GROUPS: readonly RuleGroup[] = [
  tariffGroup,
  allocationGroup,
  lateFeeGroup,
  limitationGroup,
  courtFeeGroup,
  contactGroup,
  gateGroup,
  wordingGroup,
  bonusGroup,
]
