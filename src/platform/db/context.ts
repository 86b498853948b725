/** Who acts: what a transaction and its audit row both need to know. */
export type Actor = { kind: 'staff'; id: string; name: string } | { kind: 'system'; name: string }

/** Who acts for which company at which instant. `newId` makes the ids of new rows; the demo seeds it. */
export type Context = {
  companyId: string
  actor: Actor
  at: Date
  newId?: () => string
}
