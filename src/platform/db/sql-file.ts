/** SQL text lives in `.sql` files: one query a file, `:name` parameters, every name schema-qualified. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type SqlFile = { readonly name: string; readonly text: string; readonly parameters: readonly string[] }

/** Loads `sql/<file>` beside the given module. A missing file is a defect and throws at start. */
export function sqlFile(moduleUrl: string, path: string): SqlFile {
  const location = fileURLToPath(new URL(path, moduleUrl))
  return compileSql(path, readFileSync(location, 'utf8'))
}

// Skips casts (`::date`), quoted text and comments, so that only real parameters are numbered.
const TOKEN = /'(?:[^']|'')*'|--[^\n]*|::|:([a-z_][a-z0-9_]*)/gi

export function compileSql(name: string, source: string): SqlFile {
  const parameters: string[] = []
  const text = source.replace(TOKEN, (token, parameter: string | undefined) => {
    if (!parameter) return token
    let index = parameters.indexOf(parameter)
    if (index < 0) index = parameters.push(parameter) - 1
    return `$${index + 1}`
  })
  return { name, text, parameters }
}

export function bindSql(sql: SqlFile, values: Record<string, unknown>): unknown[] {
  for (const given of Object.keys(values)) {
    if (!sql.parameters.includes(given)) throw new Error(`${sql.name}: no parameter :${given}`)
  }
  return sql.parameters.map((parameter) => {
    if (!(parameter in values)) throw new Error(`${sql.name}: :${parameter} is not given`)
    return values[parameter] ?? null
  })
}
