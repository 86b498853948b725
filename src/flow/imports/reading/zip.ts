/** A zip archive in memory whose every claim was checked before anything was believed. */
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_RATIO, RATIO_MATTERS_ABOVE } from './limits.ts'
import { Refusal } from './refusals.ts'

export type Archive = {
  names: string[]
  /** Chunks of one part, inflated on the way. Throws a Refusal when the bytes are not what the directory says. */
  read(name: string): AsyncIterable<Buffer>
}

/** Opens an archive after checking its directory: sizes, ratios, number and overlap of entries, encryption. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const { zip, entries } = await directory(bytes)
  checkDirectory(entries)
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
  if (byName.size !== entries.length) throw new Refusal('file_broken', 'two entries of one name')
  return {
    names: [...byName.keys()],
    read: (name) => inflate(zip, byName.get(name) as yauzl.Entry),
  }
}

function directory(bytes: Buffer): Promise<{ zip: yauzl.ZipFile; entries: yauzl.Entry[] }> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => reject(zipRefusal(error))
    yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error || !zip) return refuse(error)
      if (zip.entryCount > MAX_ENTRIES) return reject(new Refusal('file_bomb', `${zip.entryCount} entries`))
      const entries: yauzl.Entry[] = []
      zip.on('error', refuse)
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.push(entry)
        zip.readEntry()
      })
      zip.on('end', () => resolve({ zip, entries }))
      zip.readEntry()
    })
  })
}

function checkDirectory(entries: yauzl.Entry[]): void {
  let inflated = 0
  let end = 0
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  for (const entry of inOrder) {
    if (entry.generalPurposeBitFlag & 1) throw new Refusal('file_encrypted', entry.fileName)
    inflated += entry.uncompressedSize
    const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1)
    const disproportionate = entry.uncompressedSize > RATIO_MATTERS_ABOVE && ratio > MAX_RATIO
    if (disproportionate || inflated > MAX_INFLATED_BYTES) throw new Refusal('file_bomb', entry.fileName)
    // A local header is at least 30 bytes: entries closer than that share bytes, which only bombs do.
    if (entry.relativeOffsetOfLocalHeader < end)
      throw new Refusal('file_bomb', `overlapping ${entry.fileName}`)
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
  }
}

async function* inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncIterable<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(zipRefusal(error)) : resolve(opened)))
  })
  let sum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw error instanceof Refusal ? error : zipRefusal(error)
  }
  if (sum !== entry.crc32) throw new Refusal('file_broken', `checksum of ${entry.fileName}`)
}

function zipRefusal(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error)
  if (/too many bytes/.test(message)) return new Refusal('file_bomb', message)
  if (/not enough bytes|End of central directory|unexpected EOF|unexpected end|EOF/i.test(message))
    return new Refusal('file_truncated', message)
  return new Refusal('file_broken', message)
}
