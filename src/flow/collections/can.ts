/** What may be done in a conversation now, and why not: the console shows it, the commands decide it. */

export type Permission = { allowed: true } | { allowed: false; reason: { zh: string; en: string } }

const no = (zh: string, en: string): Permission => ({ allowed: false, reason: { zh, en } })

export function holdActions(hold: { liftedDay: string | null }, mayHold: boolean): { lift: Permission } {
  if (hold.liftedDay) return { lift: no(`已于 ${hold.liftedDay} 解除`, `lifted on ${hold.liftedDay}`) }
  return { lift: mayHold ? { allowed: true } : no('您的岗位不能恢复催缴', 'your role may not lift a hold') }
}

export function disputeActions(
  dispute: { resolvedDay: string | null },
  mayHold: boolean,
): { resolve: Permission } {
  if (dispute.resolvedDay)
    return { resolve: no(`已于 ${dispute.resolvedDay} 答复`, `answered on ${dispute.resolvedDay}`) }
  return {
    resolve: mayHold ? { allowed: true } : no('您的岗位不能答复异议', 'your role may not answer disputes'),
  }
}

export function conversationActions(
  owedFen: number,
  may: { record: boolean; hold: boolean },
): Record<'recordContact' | 'promise' | 'hold' | 'dispute', Permission> {
  const record: Permission = may.record
    ? { allowed: true }
    : no('您的岗位不能登记联系', 'your role may not record contacts')
  const nothing = no('这户目前没有未缴费用', 'this household owes nothing now')
  return {
    recordContact: record,
    promise: record.allowed && owedFen === 0 ? nothing : record,
    dispute: record.allowed && owedFen === 0 ? nothing : record,
    hold: may.hold ? { allowed: true } : no('您的岗位不能暂停催缴', 'your role may not hold dunning'),
  }
}
