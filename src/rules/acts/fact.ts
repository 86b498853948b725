/** One fact: its shape, and the question that asks for it. */
import type { Shape } from './shape.ts'

export type FactLine<T> = { shape: Shape<T>; zh: string; en: string }

export const fact = <T>(shape: Shape<T>, zh: string, en: string): FactLine<T> => ({ shape, zh, en })
