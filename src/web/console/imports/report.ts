import type { api, Data } from '../../kit/api.ts'

export type Report = Data<typeof api.imports.report>
