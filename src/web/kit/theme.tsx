import { App, theme as antdTheme, ConfigProvider } from 'antd'
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { antdLocale } from './antd-locale.ts'
import { useLanguage } from './i18n/i18n.tsx'
import { useRemembered } from './remembered.ts'
import { cssVariables, dark, light, type Palette } from './tokens.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

export function useThemeChoice(): ThemeChoice {
  const chosen = useRemembered('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      systemDark.addEventListener('change', listener)
      return () => systemDark.removeEventListener('change', listener)
    },
    () => systemDark.matches,
  )
}

/** Gives antd and our own styles one palette, by the system or by the person's choice. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const choice = useThemeChoice()
  const system = useSystemDark()
  const isDark = choice === 'system' ? system : choice === 'dark'
  const palette = isDark ? dark : light

  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset['theme'] = isDark ? 'dark' : 'light'
    for (const [name, value] of Object.entries(cssVariables(palette))) root.style.setProperty(name, value)
  }, [isDark, palette])

  return (
    <ConfigProvider
      locale={antdLocale[useLanguage()]}
      button={{ autoInsertSpace: false }}
      theme={antdThemeOf(palette, isDark)}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

function antdThemeOf(palette: Palette, isDark: boolean) {
  const primary = {
    colorPrimary: palette.primary,
    colorPrimaryHover: palette.primaryHover,
    colorPrimaryActive: palette.primaryHover,
    colorTextLightSolid: palette.onPrimary,
    primaryColor: palette.onPrimary,
  }
  return {
    algorithm: isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: palette.primary,
      colorError: palette.danger,
      colorWarning: palette.warn,
      colorSuccess: palette.ok,
      colorInfo: palette.info,
      // Derived from dark inks, antd's own grounds would be too dark to read upon.
      colorErrorBg: palette.dangerSoft,
      colorWarningBg: palette.warnSoft,
      colorSuccessBg: palette.okSoft,
      colorInfoBg: palette.infoSoft,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorText: palette.text,
      colorTextHeading: palette.text,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: palette.muted,
      colorIcon: palette.muted,
      colorBorder: palette.borderStrong,
      colorBorderSecondary: palette.border,
      colorLink: palette.link,
      colorLinkHover: palette.primaryHover,
      borderRadius: 6,
      fontSize: 14,
      fontFamily: FONTS,
      controlHeight: 34,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { ...primary, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Checkbox: primary,
      Steps: { ...primary },
    },
  }
}

/** The fonts of the system: nothing is fetched, and Chinese looks as it does elsewhere on the machine. */
const FONTS =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
