/** A roster as a property company keeps it: a merged title, a line of remarks, merged cells, one room written three ways. */
import ExcelJS from 'exceljs'

const HEADER = ['序号', '楼栋', '单元', '房号', '建筑面积（㎡）', '业主姓名', '联系电话', '交房日期', '备注']

const ROWS: (string | number | Date | null)[][] = [
  [1, '1号楼', '1单元', '101室', 94.56, '王梅', '154 0000 1010', '2020.6.1', null],
  [2, null, null, '１０２', '100.00', '张伟、李娜', '15400001021/15400001022', '2020年6月1日', '夫妻共有'],
  [3, null, null, 201, 88.8, '赵强', 15400002011, '2020-06-15', null],
  [4, null, null, '202', '120.35㎡', '陈静', '18999999999', '2020/7/1', '电话待核实'],
  [5, null, null, '1-1-301', 94.4, '周明 孙丽', '15400003011、15400003012', '2020-6-1', null],
  [6, null, null, '302', 87.86, '吴霞', '154-0000-3021', new Date(Date.UTC(2021, 0, 15)), null],
]

export async function rosterAsKept(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1号楼')
  sheet.addRow(['和园小区业主信息台账（2026 年 7 月）'])
  sheet.mergeCells('A1:I1')
  sheet.getCell('A1').font = { bold: true, size: 16 }
  sheet.addRow(['填表人：李管家', null, null, null, null, '单位：㎡'])
  sheet.addRow(HEADER)
  for (const row of ROWS) sheet.addRow(row)
  sheet.mergeCells('B4:B9')
  sheet.mergeCells('C4:C9')
  sheet.addRow([null, '合计', null, '6 户', { formula: 'SUM(E4:E9)', result: 585.97 }])
  sheet.addRow([])
  sheet.addRow(['制表：李管家', null, null, null, '审核：', null, null, '2026-07-18'])
  return Buffer.from(await book.xlsx.writeBuffer())
}
