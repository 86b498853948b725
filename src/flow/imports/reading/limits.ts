/** What a file may cost. Each bound is above any honest roster and far below what would hurt the server. */

const MIB = 1024 * 1024

/** A roster of 50,000 households with 20 columns is about 8 MiB; phones of a browser upload stay below this too. */
export const MAX_FILE_BYTES = 64 * MIB
/** The old .xls format is not streamed, so the whole of it must fit: 65,536 rows of it are about 20 MiB. */
export const MAX_XLS_BYTES = 32 * MIB
/** A million styled empty rows inflate to about 240 MiB; honest workbooks stay below twice that. */
export const MAX_INFLATED_BYTES = 512 * MIB
/** Sheet XML deflates 8–40 fold. Bombs reach 1,000 fold, so 100 (the bound of Apache POI too) separates them. */
export const MAX_RATIO = 100
/** Below this an entry may have any ratio: it cannot hurt. */
export const RATIO_MATTERS_ABOVE = 1 * MIB
/** A workbook has a dozen parts plus a few per sheet and picture. */
export const MAX_ENTRIES = 5_000
/** Cells that are not empty: 50,000 rows of 60 columns. Empty rows and cells are free. */
export const MAX_CELLS = 3_000_000
/** Characters kept of all cells together. */
export const MAX_TEXT = 96 * MIB
/** Excel's own limit for the text of one cell. */
export const MAX_CELL_TEXT = 32_767
export const MAX_ROW = 1_048_576
export const MAX_COLUMN = 16_384
/** The header stands in the first rows or nowhere. */
export const HEADER_SEARCH_ROWS = 30
/** Of the parsing thread. A file that needs more is refused, the server goes on. */
export const WORKER_HEAP_MIB = 640
export const WORKER_SECONDS = 120
/** Past this many findings of one code in one sheet the rest are counted, not listed. */
export const MAX_FINDINGS_OF_ONE_CODE = 5_000
