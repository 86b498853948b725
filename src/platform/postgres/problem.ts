/** The world said no: the database cannot be used, and the person at the keyboard can do something about it. */
export class DatabaseProblem extends Error {
  readonly code: string
  readonly next: string

  constructor(code: string, message: string, next: string) {
    super(message)
    this.name = 'DatabaseProblem'
    this.code = code
    this.next = next
  }
}

export const useExternal =
  '或用 DUNWELL_DATABASE_URL 指定外部 PostgreSQL（15 或更新）。Or name an external PostgreSQL (15 or newer) in DUNWELL_DATABASE_URL.'
