/**
 * Identity numbers and telephone numbers: whether a text is one, and whether it only stands in for one. Nothing is
 * repaired: separators and the country code are notation and fall away; a wrong digit stays wrong.
 */

export type IdCheck =
  | { ok: true; id: string; kind: 'resident18' | 'resident15' | 'organisation' }
  | { ok: false; reason: IdProblem }
export type IdProblem =
  | 'empty'
  | 'placeholder'
  | 'masked'
  | 'length'
  | 'characters'
  | 'region'
  | 'birth'
  | 'check_digit'
  | 'lost_digits'

/**
 * A resident's ID (GB 11643: 18 characters with a MOD 11-2 check digit, or 15 digits before 1999), or an
 * organisation's unified credit code (GB 32100, 18 characters, MOD 31). `on` bounds the date of birth: nobody is born
 * after it (a `YYYY-MM-DD` text).
 */
export function checkIdNumber(text: string, on = '2200-12-31'): IdCheck {
  const id = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  if (id === '') return no('empty')
  if (/[*?#•●]/.test(id) && /\d/.test(id)) return no('masked')
  if (isIdPlaceholder(id)) return no('placeholder')
  if (/^\d{15}$/.test(id)) return fifteen(id, on)
  if (/^\d{17}[\dX]$/.test(id)) return eighteen(id, on)
  if (/^[1-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(id)) return organisation(id)
  return no(id.length === 18 || id.length === 15 || !/^\d+X?$/.test(id) ? 'characters' : 'length')
}

/** A text people type where they have no ID: all digits alike (HC's eighteen ones), or a straight run. */
export function isIdPlaceholder(id: string): boolean {
  return /^(\d)\1{9,}[\dX]?$/.test(id) || /^(?:0?12345678|987654321)/.test(id) || /^\d{6}(\d)\1{11}$/.test(id)
}

export type PhoneCheck =
  | { ok: true; phone: string; kind: 'mobile' | 'landline' | 'service'; doubt: 'near_placeholder' | null }
  | { ok: false; reason: PhoneProblem }
export type PhoneProblem =
  | 'empty'
  | 'placeholder'
  | 'masked'
  | 'scientific'
  | 'length'
  | 'characters'
  | 'prefix'
  | 'no_area_code'
  | 'foreign'

/**
 * A mainland number: mobile `13912345678`, landline `0371-65551234` (with its extension `-8012`), service
 * `4008001234`.
 *
 * Placeholder, never a contact: all digits alike; nine or more equal digits at the end (18999999999); 13800138000 and
 * a mobile ending in eight zeros; the whole number a straight run (12345678901). Near a placeholder, kept but doubted:
 * seven or more equal digits in a row (18999999991), or a straight run of eight at the end (13812345678).
 */
export function checkPhone(text: string): PhoneCheck {
  const tidy = text.normalize('NFKC').trim()
  if (tidy === '') return no('empty')
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(tidy)) return no('scientific')
  if (/\d.*[*•●]|[*•●].*\d|\d[xX]{3,}\d/.test(tidy)) return no('masked')
  const bare = tidy.replace(/[‐‑‒–—―−]/g, '-').replace(/^(?:\+|00)?86[-\s]*(?=1\d{10}$|0\d|1\d{2}[-\s])/, '')
  if (/^(?:\+|00[1-9])\d/.test(bare)) return no('foreign')
  const digits = bare.replace(/[\s()-]/g, '')
  if (/^1\d{10}$/.test(digits)) return mobile(digits)
  if (/^\d+$/.test(digits) && isPhonePlaceholder(digits)) return no('placeholder')
  if (/^[48]00\d{7}$/.test(digits)) return { ok: true, phone: digits, kind: 'service', doubt: null }
  return landline(bare)
}

/** Digits that stand in for a number; the rule is told at `checkPhone`. */
export function isPhonePlaceholder(digits: string): boolean {
  if (/^(\d)\1{5,}$/.test(digits) || /(\d)\1{8}$/.test(digits)) return true
  return /^1\d{2}0{8}$/.test(digits) || digits === '13800138000' || isRun(digits, Math.max(digits.length, 7))
}

function mobile(digits: string): PhoneCheck {
  if (isPhonePlaceholder(digits)) return no('placeholder')
  if (!/^1[3-9]/.test(digits)) return no('prefix')
  const near = /(\d)\1{6}/.test(digits) || isRun(digits.slice(3), 8)
  return { ok: true, phone: digits, kind: 'mobile', doubt: near ? 'near_placeholder' : null }
}

function landline(text: string): PhoneCheck {
  const match = /^\(?(0(?:10|2\d|[3-9]\d{2}))\)?[-\s]*(\d{7,8})(?:(?:[-\s]|转|EXT\.?)+(\d{1,6}))?$/i.exec(
    text,
  )
  if (match) {
    const phone = `${match[1]}-${match[2]}${match[3] ? `-${match[3]}` : ''}`
    return isPhonePlaceholder(match[2] ?? '')
      ? no('placeholder')
      : { ok: true, phone, kind: 'landline', doubt: null }
  }
  const digits = text.replace(/[\s()-]/g, '')
  if (!/^\d+$/.test(digits)) return no('characters')
  return no(/^[2-8]\d{6,7}$/.test(digits) ? 'no_area_code' : 'length')
}

/** Ascending or descending by one, 0 following 9, for at least `length` digits. */
function isRun(digits: string, length: number): boolean {
  if (digits.length < length) return false
  const steps = [...digits].slice(1).map((char, index) => (Number(char) - Number(digits[index]) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

function eighteen(id: string, on: string): IdCheck {
  if (/^\d{15}000$/.test(id) && checkOf(id) !== id[17]) return no('lost_digits')
  if (!isRegion(id)) return no('region')
  if (!isBirth(id.slice(6, 14), on)) return no('birth')
  return checkOf(id) === id[17] ? { ok: true, id, kind: 'resident18' } : no('check_digit')
}

function fifteen(id: string, on: string): IdCheck {
  if (!isRegion(id)) return no('region')
  return isBirth(`19${id.slice(6, 12)}`, on) ? { ok: true, id, kind: 'resident15' } : no('birth')
}

function checkOf(id: string): string | undefined {
  return CHECKS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(id[index]), 0) % 11]
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** Provinces of GB/T 2260; a foreign permanent resident's ID puts a 9 before the province. */
function isRegion(id: string): boolean {
  return (
    PROVINCES.has(id.slice(0, 2)) || (id[0] === '9' && (id.startsWith('91') || PROVINCES.has(id.slice(1, 3))))
  )
}

function isBirth(text: string, on: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))]
  const exists =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return exists && year >= 1850 && `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` <= on
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function organisation(code: string): IdCheck {
  const sum = Array.from(code.slice(0, 17)).reduce(
    (total, char, index) => total + CREDIT_ALPHABET.indexOf(char) * (3 ** index % 31),
    0,
  )
  const check = CREDIT_ALPHABET[(31 - (sum % 31)) % 31]
  return check === code[17] ? { ok: true, id: code, kind: 'organisation' } : no('check_digit')
}

function no<R extends string>(reason: R): { ok: false; reason: R } {
  return { ok: false, reason }
}
