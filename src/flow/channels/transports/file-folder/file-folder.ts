/**
 * The transport that writes what would be sent: a folder a community, two files a message (`.json` for machines, `.txt`
 * for people). A file appears whole or not at all, is on disk before it is confirmed, and the same message written again
 * is the same file.
 */
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Payload, Transport } from '../../model.ts'

export function fileFolder(dataDir: string): Transport {
  return {
    name: 'file-folder',
    async write(payload) {
      const folder = join(dataDir, 'outbox', safe(payload.community))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(folder, `${payload.messageId}.txt`, readable(payload))
      await writeWhole(folder, `${payload.messageId}.json`, `${JSON.stringify(payload, null, 2)}\n`)
      await syncFolder(folder)
      return reference(payload)
    },
    async taken(payload) {
      // The file for machines is written last and appears whole.
      const there = await access(join(dataDir, reference(payload))).then(
        () => true,
        () => false,
      )
      return there ? reference(payload) : null
    },
  }
}

function reference({ community, messageId }: Payload): string {
  return join('outbox', safe(community), `${messageId}.json`)
}

const CHANNEL_WORDS = {
  sms: '短信',
  wechat: '微信',
  email: '邮件',
  letter: '纸质（密封，封面不得出现欠费字样）',
}

function readable(payload: Payload): string {
  const to = payload.address ? `${payload.to} ${payload.address}` : payload.to
  return `方式：${CHANNEL_WORDS[payload.channel]}\n收件人：${to}\n标题：${payload.title}\n\n${payload.text}\n`
}

// Community codes are letters, digits, dashes and underscores already; whatever else came here stays inside the folder.
function safe(code: string): string {
  return code.replace(/[^A-Za-z0-9_-]/g, '_')
}

async function writeWhole(folder: string, name: string, content: string) {
  const draft = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(content, 'utf8')
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, join(folder, name))
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
