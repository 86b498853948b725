/** A first company without the console, and people who may sign in. */
import { randomInt } from 'node:crypto'
import { addStaff } from '../../platform/auth/commands/add-staff.ts'
import { zNewStaff } from '../../platform/auth/model.ts'
import {
  type CliCommand,
  type CliIo,
  communityByCode,
  requiredOption,
  textOption,
  transact,
} from '../../platform/cli.ts'
import { platformProblems } from '../../platform/problems.ts'
import { localDay } from '../../rules/day.ts'
import { findCompany } from '../companies.ts'
import { appProblems } from '../problems.ts'
import { firstRun } from '../setup/first-run.ts'

const init: CliCommand = {
  words: 'init',
  usage: 'init --company NAME --community CODE=NAME… [--username admin] [--password …] [--admin NAME]',
  zh: '建立公司、管理员与小区（不经控制台）',
  en: 'a company with its admin and communities, without the console',
  options: {
    company: { type: 'string' },
    community: { type: 'string', multiple: true },
    username: { type: 'string' },
    password: { type: 'string' },
    admin: { type: 'string' },
  },
  async run(io) {
    const password = textOption(io, 'password') ?? generatePassword()
    const input = {
      company: requiredOption(io, 'company'),
      adminName: textOption(io, 'admin') ?? '管理员',
      username: zNewStaff.shape.username.parse(textOption(io, 'username') ?? 'admin'),
      password,
      communities: manyOf(io, 'community').map(parseCommunity),
    }
    const made = await firstRun(io.database, input, { at: io.at, actor: io.actor })
    const shown = textOption(io, 'password') === undefined ? { password } : {}
    const communities = made.communities.map(({ code, communityId }) => `${code}  ${communityId}`)
    return {
      json: { ...made, username: input.username, ...shown },
      text: [
        `${input.company}  ${made.companyId}`,
        ...communities,
        loginLine(input.username, shown.password),
      ].join('\n'),
    }
  },
}

const userAdd: CliCommand = {
  words: 'user add',
  usage:
    'user add (--community CODE | --company NAME) --username NAME --role ROLE [--name TEXT] [--password …]',
  zh: '新增可登录的员工；不给密码则自动生成',
  en: 'add somebody who may sign in; without a password one is made',
  options: {
    community: { type: 'string' },
    company: { type: 'string' },
    username: { type: 'string' },
    role: { type: 'string' },
    name: { type: 'string' },
    phone: { type: 'string' },
    password: { type: 'string' },
  },
  async run(io) {
    const { companyId, communityId } = await placeOf(io)
    const username = requiredOption(io, 'username')
    const password = textOption(io, 'password') ?? generatePassword()
    const staff = zNewStaff.parse({
      name: textOption(io, 'name') ?? username,
      username,
      password,
      role: requiredOption(io, 'role'),
      communityId,
      phone: textOption(io, 'phone'),
    })
    const day = localDay(io.at, 'Asia/Shanghai')
    const { staffId } = await transact(io, companyId, (tx) => addStaff(tx, { ...staff, day }))
    const shown = textOption(io, 'password') === undefined ? { password } : {}
    return {
      json: { staffId, username: staff.username, role: staff.role, communityId, ...shown },
      text: loginLine(staff.username, shown.password),
    }
  },
}

async function placeOf(io: CliIo): Promise<{ companyId: string; communityId: string | null }> {
  const code = textOption(io, 'community')
  if (code) return communityByCode(io.database, code)
  const company = await findCompany(io.database, textOption(io, 'company'), io.at)
  if (!company) throw appProblems.which_company()
  return { companyId: company.companyId, communityId: null }
}

function parseCommunity(text: string) {
  const match = /^([^=]+)=(.+)$/.exec(text)
  if (!match)
    throw platformProblems.bad_input({ where: '--community', detail: `${text} 应为 编号=名称 (CODE=NAME)` })
  return { code: (match[1] as string).trim(), name: (match[2] as string).trim() }
}

function manyOf(io: CliIo, name: string): string[] {
  const value = io.options[name]
  const list = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === 'string',
  )
  if (list.length === 0)
    throw platformProblems.bad_input({ where: `--${name}`, detail: '必须给出 (required)' })
  return list
}

/** Sixteen letters and digits nobody mixes up, in four groups: some 78 bits. */
export function generatePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

function loginLine(username: string, password: string | undefined): string {
  const shown = password ? `  密码 password: ${password}（只显示这一次 · shown once）` : ''
  return `用户名 user: ${username}${shown}`
}

export const setupCommands = [init, userAdd]
