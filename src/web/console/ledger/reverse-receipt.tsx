import type { Receipt } from '../insight/household.ts'

export function ReverseReceipt(_: { receipt: Receipt }) {
  return null
}
