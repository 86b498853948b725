/** What may be done with an import now. Whether something depends on it is only known by trying. */

export type ImportState = { undoneAt: Date | null }

export function importActions({ undoneAt }: ImportState) {
  return {
    undo: undoneAt ? { allowed: false, reason: { zh: '已经撤销', en: 'already undone' } } : { allowed: true },
  }
}
