/** What we use of the package, which has no types of its own. */
declare module 'qrcode' {
  export function toDataURL(text: string, options?: { margin?: number; width?: number }): Promise<string>
}
