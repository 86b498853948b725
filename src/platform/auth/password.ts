/**
 * Password hashes: scrypt with the parameters stored beside each hash, so that they can be raised later without
 * locking anybody out. Verifying costs the same whether or not the person exists.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

type Cost = { logN: number; r: number; p: number }

/** 2^15 × 8 blocks: 32 MiB and some 60 ms a try. */
const COST: Cost = { logN: 15, r: 8, p: 1 }
const KEY_BYTES = 32
const SHORTEST = 10

/** `scrypt$15$8$1$salt$key`, in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/** Whether the password is the one behind the hash. `null` (no such login) takes as long and answers false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const { cost, salt, key } = parseHash(hash ?? NOBODY)
  const given = await derive(password, salt, cost)
  return timingSafeEqual(given, key) && hash !== null
}

/** Too short, all one character, a plain run, the user's own name, or on every list of common passwords. */
export function isWeakPassword(password: string, username: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < SHORTEST || new Set(plain).size < 4) return true
  if (username !== '' && plain.includes(username)) return true
  const core = plain.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, '')
  return COMMON.has(plain) || (COMMON_WORDS.has(core) && plain.length < core.length + 8) || isRun(plain)
}

const COMMON = new Set(
  `1234567890 0123456789 9876543210 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop 1234qwerasdf q1w2e3r4t5 a123456789 123456789a
  zxcvbnm123 woaini1314 woaini1314520 5201314520 1314520123 iloveyou123 password123 passw0rd123 admin123456
  qwer123456 asdf123456 abcd123456 abc1234567 aa123456789 1qaz1qaz1qaz 1q2w3e4r5t6y asdfghjkl123`.split(
    /\s+/,
  ),
)
const COMMON_WORDS = new Set(
  'password passw0rd admin administrator welcome dunwell qwerty letmein changeme'.split(' '),
)

const DIGIT_RUN = '1234567890'.repeat(4)

function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < text.length; index += 1)
    steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1))
  return steps.size === 1 || DIGIT_RUN.includes(text) || [...DIGIT_RUN].reverse().join('').includes(text)
}

function parseHash(text: string) {
  const [kind, logN, r, p, salt, key] = text.split('$')
  if (kind !== 'scrypt' || !salt || !key) throw new Error('a password hash of an unknown kind')
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

const NOBODY = ['scrypt', COST.logN, COST.r, COST.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
