// antd publishes ES modules typed as CommonJS: at run time the default import is the locale itself, and only the
// compiler thinks it is the module.
import type { ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { Language } from './i18n/i18n.tsx'

type Locale = NonNullable<ConfigProviderProps['locale']>

export const antdLocale: Record<Language, Locale> = {
  'zh-CN': zhCN as unknown as Locale,
  'en-US': enUS as unknown as Locale,
}
