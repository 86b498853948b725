/** What may be done with a receipt now, and why not: the console shows it, the commands decide it. */

export type Permission = { allowed: true } | { allowed: false; reason: { zh: string; en: string } }

export function receiptActions(
  receipt: { reversedDay: string | null },
  mayReverse: boolean,
): { reverse: Permission } {
  if (receipt.reversedDay !== null) {
    const reason = { zh: `已于 ${receipt.reversedDay} 冲正`, en: `reversed on ${receipt.reversedDay}` }
    return { reverse: { allowed: false, reason } }
  }
  if (!mayReverse) {
    return {
      reverse: {
        allowed: false,
        reason: { zh: '您的岗位不能冲正收据', en: 'your role may not reverse receipts' },
      },
    }
  }
  return { reverse: { allowed: true } }
}
