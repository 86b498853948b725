import { billing } from './billing.ts'
import { dunning } from './dunning.ts'
import { importing } from './import.ts'
import { receive } from './receive.ts'
import type { Bench } from './measured.ts'

export const benches: readonly Bench[] = [billing, dunning, importing, receive]
