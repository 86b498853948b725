/**
 * Password hashes: scrypt with the parameters stored beside each hash, so that they can be raised later without
 * locking anybody out. Verifying costs the same whether or not the person exists.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'

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

/**
 * Too short, all one character, a plain run, digits alone (a telephone, a birthday), the user's own name, what everybody
 * chooses, or such a word with little before or behind it.
 */
export function isWeakPassword(password: string, username: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < SHORTEST || new Set(plain).size < 4 || /^\d+$/.test(plain)) return true
  if (username !== '' && plain.includes(username)) return true
  return isCommon(plain) || isRun(plain)
}

/** With fewer letters than these around it, a common word is still that word. */
const LEAST_AROUND = 8

function isCommon(plain: string): boolean {
  const common = commonPasswords()
  if (common.has(plain)) return true
  const core = plain.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, '')
  const respelled = core.replace(/[013457$@]/g, (sign) => SPELLED[sign] as string)
  return (common.has(core) || common.has(respelled)) && plain.length < core.length + LEAST_AROUND
}

const SPELLED: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '@': 'a' }

let known: Set<string> | undefined

/** See `common-passwords/write-list.mjs`; beside it what is common in China and here. Read at the first password set. */
function commonPasswords(): Set<string> {
  const list = new URL('./common-passwords/list.txt', import.meta.url)
  known ??= new Set([...readFileSync(list, 'utf8').trimEnd().split('\n'), ...COMMON_HERE])
  return known
}

const COMMON_HERE =
  `1q2w3e4r5t q1w2e3r4t5 qwer1234asdf woaini woaini1314 woaini1314520 woaiwojia iloveyou aini1314 wodemima mima
  caonima nihao nihaoma zhongguo beijing shanghai guangzhou shenzhen admin administrator welcome changeme dunwell wuye
  wuyefei wuyeguanli wuyegongsi guanjia caiwu shoufei qwer asdf abcd zxcv qweasd qwerasdf asdfzxcv qweasdzxc
  zhangwei wangwei wangfang lina liwei zhangmin lijing wangjing liuyang zhanglei wanglei chenjing passw0rd
  1qaz1qaz1qaz 1q2w3e4r5t6y asdfghjkl123 zxcvbnm123`.split(/\s+/)

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
