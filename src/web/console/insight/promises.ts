import type { api, Data } from '../../kit/api.ts'

export type Promises = Data<typeof api.insight.promises>
