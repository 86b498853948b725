import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { SavedMapping } from '../model.ts'

const save = sqlFile(import.meta.url, '../sql/save-mapping.sql')
const mappings = sqlFile(import.meta.url, '../sql/mappings.sql')

/** Keeps which column means what under a name, for the company's next file of the same shape. The name again replaces it. */
export async function saveMapping(
  tx: Tx,
  input: { name: string; mapping: SavedMapping },
): Promise<{ mappingId: string }> {
  const { name, mapping } = input
  const row = await tx.row<{ id: string }>(save, {
    company: tx.companyId,
    id: tx.newId(),
    name,
    mapping,
    at: tx.at,
  })
  if (!row) throw new Error('a mapping was saved and is not there')
  tx.audit({ communityId: null, action: 'imports.save_mapping', subject: `mapping:${row.id}` })
  return { mappingId: row.id }
}

/** The saved mapping of a name, or null. */
export async function findMapping(tx: Tx, name: string): Promise<SavedMapping | null> {
  const row = await tx.row<{ mapping: SavedMapping }>(mappings, { name })
  return row?.mapping ?? null
}

/** All mappings the company has saved, by name. */
export function listMappings(tx: Tx) {
  return tx.rows<{ id: string; name: string; mapping: SavedMapping; savedAt: Date }>(mappings, { name: null })
}
