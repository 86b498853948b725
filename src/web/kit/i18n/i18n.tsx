import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react'
import { useRemembered } from '../remembered.ts'
import { enUS } from './en-US.ts'
import { zhCN } from './zh-CN.ts'

export type Language = 'zh-CN' | 'en-US'
export type WordKey = keyof typeof zhCN

/** The `{names}` of a sentence: what must be passed to say it. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
type Values<Key extends WordKey> = { [Name in NamesIn<(typeof zhCN)[Key]>]: string | number }
type Rest<Key extends WordKey> = NamesIn<(typeof zhCN)[Key]> extends never ? [] : [values: Values<Key>]

/** Sentences that need nothing filled in. */
export type PlainKey = { [Key in WordKey]: NamesIn<(typeof zhCN)[Key]> extends never ? Key : never }[WordKey]

/** Says a sentence in the language in force. */
export type Say = <Key extends WordKey>(key: Key, ...rest: Rest<Key>) => string

const WORDS: Record<Language, Record<WordKey, string>> = { 'zh-CN': zhCN, 'en-US': enUS }

export function saying(language: Language): Say {
  return (key, ...rest) => {
    const values = (rest[0] ?? {}) as Record<string, string | number>
    return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '—'))
  }
}

/**
 * The word for a value that came over the wire, e.g. a role or a method: `word('role', 'cashier')` says the key
 * `role.cashier`. A value this console does not know yet is shown as it came rather than hidden.
 */
export type SayWord = (family: string, value: string) => string

export function wording(language: Language): SayWord {
  return (family, value) => (WORDS[language] as Record<string, string>)[`${family}.${value}`] ?? value
}

const LanguageContext = createContext<Language>('zh-CN')

export function LanguageProvider({ children }: { children: ReactNode }) {
  const language: Language = useRemembered('language') === 'en-US' ? 'en-US' : 'zh-CN'
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function useSay(): Say {
  const language = useLanguage()
  return useMemo(() => saying(language), [language])
}

export function useWord(): SayWord {
  const language = useLanguage()
  return useMemo(() => wording(language), [language])
}

/** Picks the language in force from a pair that came with its data (a problem, a because). */
export function usePick(): (pair: { zh: string; en: string }) => string {
  const language = useLanguage()
  return (pair) => (language === 'zh-CN' ? pair.zh : pair.en)
}
