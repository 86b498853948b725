/**
 * What is kept in the database and must not be readable by whoever has only the database (a stolen backup, a copied disk):
 * sealed with AES-256-GCM under a key that stands outside it. The key is the text in DUNWELL_SECRET, or else the file
 * `secret.key` in the data folder, made at the first need. Lost, nothing sealed can be read again.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { authProblems } from './problems.ts'

export type Vault = {
  /** `about` says whose secret it is; sealed for one, it opens for nobody else. */
  seal(secret: string, about: string): string
  /** Problem: secret_unreadable, under another key or changed. */
  open(sealed: string, about: string): string
}

const FILE = 'secret.key'
/** Random text of 32 letters holds more than 128 bits. */
const SHORTEST = 32
const [IV_BYTES, TAG_BYTES] = [12, 16]

/** The vault of an installation. The key is looked for at the first use. Problem: secret_too_short. */
export function openVault(dataDir: string, env: NodeJS.ProcessEnv = process.env): Vault {
  let key: Buffer | undefined
  const theKey = () => (key ??= keyFrom(env['DUNWELL_SECRET'] || fileKey(dataDir)))
  return {
    seal: (secret, about) => seal(theKey(), secret, about),
    open: (sealed, about) => open(theKey(), sealed, about),
  }
}

function seal(key: Buffer, secret: string, about: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const bytes = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${bytes.toString('base64url')}`
}

function open(key: Buffer, sealed: string, about: string): string {
  try {
    const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8')
  } catch {
    throw authProblems.secret_unreadable()
  }
}

function keyFrom(text: string): Buffer {
  if (text.length < SHORTEST) throw authProblems.secret_too_short()
  return Buffer.from(hkdfSync('sha256', text, 'dunwell', 'second factor v1', 32))
}

/** Of two servers that start at the same moment one makes the file, and both read it. */
function fileKey(dataDir: string): string {
  const path = join(dataDir, FILE)
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8').trim()
}
