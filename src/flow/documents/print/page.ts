/**
 * Papers as HTML a browser prints: A4 or A5, black on white, no script, everything in one file. A slip is folded in three:
 * its outer part shows who it is for and nothing else, so that nobody reads a debt on a door.
 */

export type Paper = 'A4' | 'A5'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] as string)
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:12pt/1.7 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif}
h1{font-size:18pt;text-align:center;margin:0 0 6mm;letter-spacing:.1em}
p{margin:0 0 2mm}
table{width:100%;border-collapse:collapse;margin:3mm 0;font-size:10.5pt}
th,td{border:.3mm solid #444;padding:1mm 2mm;text-align:left}
td.money,th.money{text-align:right;font-variant-numeric:tabular-nums}
.quiet{color:#444;font-size:9pt}
.outside{border:.3mm solid #444;padding:14mm 10mm;text-align:center;font-size:14pt}
.fold{border:0;border-top:.3mm dashed #888;margin:6mm 0;position:relative}
.right{text-align:right}
`

export function page(title: string, paper: Paper, body: string): string {
  const size = `@page{size:${paper};margin:${paper === 'A4' ? '18mm' : '12mm'}}`
  const small = paper === 'A5' ? 'body{font-size:10.5pt}h1{font-size:15pt}table{font-size:9pt}' : ''
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${size}${STYLE}${small}</style></head>
<body>
${body}
</body></html>
`
}

export function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '<p>&nbsp;</p>' : `<p>${escapeHtml(line)}</p>`))
    .join('\n')
}

/** The part of a folded slip everybody may see: the person, the room, "open yourself". */
export function outside(household: string, rooms: string): string {
  return `<section class="outside"><p>${escapeHtml(rooms)}</p><p>${escapeHtml(household)} 亲启</p></section>
<p class="quiet">沿虚线对折并密封后递送 · fold along the line and seal before delivery</p>
<hr class="fold">`
}
