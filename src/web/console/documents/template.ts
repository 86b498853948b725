import type { api, Data } from '../../kit/api.ts'

export type Template = Data<typeof api.documents.templates>['templates'][number]

/** The versions of one text, sorted by what they are for. */
export type TextOfHouse = {
  newest: Template
  inUse: Template | null
  /** Written after the one in use and not approved yet. */
  waiting: Template | null
  earlier: Template[]
}

const ORDER: readonly Template['code'][] = [
  'bill_message',
  'bill_notice',
  'courtesy_message',
  'courtesy_slip',
  'friendly_message',
  'friendly_slip',
  'demand_letter',
]

/** The texts in the order a household meets them; a text nobody ever wrote is left out. */
export function textsOf(templates: readonly Template[]): TextOfHouse[] {
  return ORDER.flatMap((code) => {
    const versions = templates.filter((one) => one.code === code).sort((a, b) => b.version - a.version)
    const [newest] = versions
    if (!newest) return []
    const inUse = versions.find((one) => one.approvedBy !== null) ?? null
    const waiting = newest.approvedBy === null ? newest : null
    return [{ newest, inUse, waiting, earlier: versions.filter((one) => one !== inUse && one !== waiting) }]
  })
}
