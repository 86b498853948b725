import type { api, Data } from '../../kit/api.ts'
import { query, queryClient } from '../../kit/api.ts'

export type Household = Data<typeof api.insight.household>
export type OpenItem = Household['openItems'][number]
export type Receipt = Household['receipts'][number]

/** After something changed for a household, everything that joins slices is read again. */
export function refreshInsight(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: query.insight.key() })
}
