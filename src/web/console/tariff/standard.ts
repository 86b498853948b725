import type { api, Data } from '../../kit/api.ts'

export type Standard = Data<typeof api.tariff.standards>[number]
