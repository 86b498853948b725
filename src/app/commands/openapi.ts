import type { CliCommand } from '../../platform/cli.ts'

export const openapiCommand: CliCommand = {
  words: 'openapi',
  usage: 'openapi',
  zh: '打印 API 说明（OpenAPI 3.1）',
  en: 'print the API as OpenAPI 3.1',
  offline: true,
  async run() {
    const { openapiText } = await import('../openapi.ts')
    const text = await openapiText()
    return { json: JSON.parse(text), text }
  },
}
