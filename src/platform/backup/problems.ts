/** Refusals of backing up and restoring: said before anything is written, or with everything taken back. */
import { declareProblems } from '../../rules/problem.ts'

export const backupProblems = declareProblems('backup', {
  file_not_found: {
    status: 404,
    says: { zh: '读不到备份文件 {file}：{reason}', en: 'The backup {file} cannot be read: {reason}' },
    next: { zh: '请核对路径和权限。', en: 'Check the path and who may read it.' },
  },
  not_a_backup: {
    status: 422,
    says: { zh: '{file} 不是敦睦的备份文件。', en: '{file} is not a backup made by Dunwell.' },
    next: {
      zh: '请选择由 dunwell backup 生成的文件。',
      en: 'Choose a file that `dunwell backup` made.',
    },
  },
  damaged: {
    status: 422,
    says: {
      zh: '备份 {file} 已损坏或不完整：{detail}。没有写入任何数据。',
      en: 'The backup {file} is damaged or cut short: {detailEn}. Nothing was written.',
    },
    next: {
      zh: '请重新拷贝一次，或改用另一份备份。',
      en: 'Copy it once more, or use another backup.',
    },
  },
  newer: {
    status: 422,
    says: {
      zh: '备份 {file} 由更新的版本生成（{what}），本版本不认识。',
      en: 'The backup {file} was made by a newer Dunwell ({what}) than this one knows.',
    },
    next: { zh: '请先升级敦睦，再恢复。', en: 'Upgrade Dunwell first, then restore.' },
  },
  other_tables: {
    status: 422,
    says: {
      zh: '备份与数据库的表不一致：{what}。没有写入任何数据。',
      en: 'The backup and the database differ in their tables: {what}. Nothing was written.',
    },
    next: {
      zh: '请用生成该备份的同一发行版恢复，再升级。',
      en: 'Restore with the release that made the backup, then upgrade.',
    },
  },
  database_not_empty: {
    status: 409,
    says: {
      zh: '只能恢复到空数据库，这里已有内容：{what}。没有写入任何数据。',
      en: 'A backup goes into an empty database only, and this one holds {what}. Nothing was written.',
    },
    next: {
      zh: '请用 --data 指定一个新目录，或（外部数据库）用 --into 新库名。确定不要现有数据可先 dunwell db reset --yes。',
      en: 'Name a new folder with --data or, on an external server, a new database with --into. To give up what is there: `dunwell db reset --yes`.',
    },
  },
  nothing_to_back_up: {
    status: 409,
    says: { zh: '这个数据库里没有敦睦的数据。', en: 'This database holds nothing of Dunwell.' },
    next: { zh: '请核对 --database 或 --data。', en: 'Check --database or --data.' },
  },
  hidden_rows: {
    status: 409,
    says: {
      zh: '表 {table} 有 {hidden} 行不属于任何已知公司，备份会漏掉它们，已停止。',
      en: 'The table {table} holds {hidden} rows of no known company; a backup would miss them and was given up.',
    },
    next: {
      zh: '请联系数据库管理员查看这些行；在此之前用 PostgreSQL 自带的工具备份整个库。',
      en: 'Have a database administrator look at them; until then, back up the whole database with the tools of PostgreSQL.',
    },
  },
  file_in_the_way: {
    status: 409,
    says: {
      zh: '{file} 已存在，而且不是备份文件，不会覆盖它。',
      en: '{file} exists and is no backup; it is left alone.',
    },
    next: { zh: '请换一个文件名。', en: 'Choose another name.' },
  },
  cannot_write: {
    status: 409,
    says: { zh: '写不了备份文件 {file}：{reason}', en: 'The backup {file} cannot be written: {reason}' },
    next: {
      zh: '请检查目录是否存在、权限与磁盘空间。没有留下半个文件。',
      en: 'Check the folder, its rights and the space on the disk. No half file was left.',
    },
  },
  into_embedded: {
    status: 400,
    says: { zh: '--into 只用于外部数据库。', en: '--into is for external servers.' },
    next: {
      zh: '内置数据库请用 --data 指定新目录。',
      en: 'For the embedded one name a new folder with --data.',
    },
  },
  name_taken: {
    status: 409,
    says: { zh: '数据库 {name} 已存在。', en: 'The database {name} exists.' },
    next: { zh: '请换一个名字。', en: 'Choose another name.' },
  },
})
