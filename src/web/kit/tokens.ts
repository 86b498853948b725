/**
 * Every colour of the three front ends, once. Each pair of text and ground used in the kit has a contrast of at least
 * 4.5 : 1 in both themes, borders of inputs at least 3 : 1; tests/e2e proves it with axe.
 */
export type Palette = {
  ground: string
  surface: string
  raised: string
  text: string
  muted: string
  border: string
  borderStrong: string
  primary: string
  primaryHover: string
  onPrimary: string
  link: string
  primarySoft: string
  danger: string
  dangerSoft: string
  warn: string
  warnSoft: string
  ok: string
  okSoft: string
  info: string
  infoSoft: string
}

export const light: Palette = {
  ground: '#f4f6f5',
  surface: '#ffffff',
  raised: '#fafbfa',
  text: '#18211e',
  muted: '#56615c',
  border: '#dae0dd',
  borderStrong: '#7d8984',
  primary: '#0f6b5c',
  primaryHover: '#0b5549',
  onPrimary: '#ffffff',
  link: '#0b6455',
  primarySoft: '#e1f1ed',
  danger: '#a8231b',
  dangerSoft: '#fdebe8',
  warn: '#7d4b00',
  warnSoft: '#fff1d6',
  ok: '#17643a',
  okSoft: '#e2f3e8',
  info: '#1f5798',
  infoSoft: '#e6effa',
}

export const dark: Palette = {
  ground: '#101413',
  surface: '#1a201e',
  raised: '#212826',
  text: '#e7ece9',
  muted: '#aab5b0',
  border: '#333d39',
  borderStrong: '#7c8984',
  primary: '#5fcab5',
  primaryHover: '#83dac9',
  onPrimary: '#06231d',
  link: '#6fd3bf',
  primarySoft: '#173a33',
  danger: '#ff9a8f',
  dangerSoft: '#43201d',
  warn: '#f2c063',
  warnSoft: '#3d2f12',
  ok: '#86d6a4',
  okSoft: '#183524',
  info: '#9cc4f5',
  infoSoft: '#1c2f47',
}

/** The palette as CSS custom properties: `primarySoft` becomes `--dw-primary-soft`. */
export function cssVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([name, colour]) => [
      `--dw-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      colour,
    ]),
  )
}
