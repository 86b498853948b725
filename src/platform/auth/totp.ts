/**
 * Time-based one-time passwords: RFC 6238 over RFC 4226, SHA-1, six digits, thirty seconds, as every authenticator app
 * speaks them. Pure but for the making of secrets: the instant is an argument.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
/** A phone's clock may be a step early or late, and people type slowly. */
const DRIFT = 1
const SECRET_BYTES = 20
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A fresh secret of 160 bits, in base32. */
export function newSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES))
}

/** The number of the thirty-second step an instant lies in. */
export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / STEP_MS)
}

/** The six digits of a step. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) as number) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step a code belongs to, near an instant; null: none of them. Every step is compared, whatever the first says. */
export function matchingStep(secret: string, code: string, at: Date): number | null {
  const now = stepOf(at)
  let match: number | null = null
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1)
    if (isSame(codeOf(secret, step), code)) match = step
  return match
}

/** What the QR code says to an authenticator app. */
export function otpauthUri(
  secret: string,
  { company, username }: { company: string; username: string },
): string {
  const issuer = encodeURIComponent(`Dunwell ${company}`)
  const label = `${issuer}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
