/** What columns are called. Names are compared without white space, units, brackets and case; the first list wins. */
import type { Field } from './model.ts'

const NAMES: Record<Field, string> = {
  building:
    '楼号 楼栋 楼栋号 楼栋编号 栋 栋号 栋座 楼栋名称 幢 幢号 楼幢 楼幢号 楼宇 楼宇名称 楼座 座号 座 楼 楼名 号楼 building buildingno buildingnumber block tower bldg',
  entrance: '单元 单元号 单元编号 单元名称 单元门 门 梯 梯号 entrance stairwell',
  room: '房间 房间号 房号 房屋 房屋号 房屋编号 房屋编码 房屋名称 房间编号 房间名称 室 室号 门牌 门牌号 户号 房产 房产编号 房产名称 资产编号 资产名称 资产 楼栋房号 房屋信息 楼房号 完整房号 铺号 商铺号 商铺编号 商铺 铺位号 门店号 房屋全称 room roomno roomnumber room# unitname unitno unitnumber apartment flat premises property',
  floor: '楼层 房屋楼层 所在楼层 层 楼层号 所在层 floor floorno level storey',
  usage:
    '房屋类型 类型 用途 房屋用途 业态 物业类型 房屋性质 性质 房产类型 资产类型 使用性质 房间类型 物业业态 usage type unittype propertytype premisestype',
  area: '建筑面积 面积 房屋面积 产权面积 建面 房产面积 建筑面积平方米 房屋建筑面积 计费面积 收费面积 area builtarea grossarea floorarea areasqm aream2 sqm m2',
  handover:
    '交房日期 交房时间 交付日期 交付时间 收房日期 收房时间 收楼日期 收楼时间 接房日期 接房时间 领房日期 入伙日期 入伙时间 入住日期 入住时间 交楼日期 交楼时间 handover handoverdate deliverydate movein moveindate',
  status: '房屋状态 状态 房态 入住状态 使用状态 居住状态 入住情况 房间状态 资产状态 status state',
  owners:
    '业主 业主姓名 业主名称 业主名 姓名 户主 户主姓名 产权人 产权人姓名 房主 房主姓名 所有权人 权利人 客户名称 客户姓名 客户 住户姓名 住户 共有人 共有产权人 缴费人 owner owners ownername ownernames name fullname customer',
  phones:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 业主电话 业主手机 业主手机号 业主手机号码 业主联系电话 业主联系方式 移动电话 联系手机 固话 固定电话 座机 备用电话 备用手机 家庭电话 其他电话 住宅电话 phone phones phonenumber mobile mobilephone mobilenumber tel telephone contactnumber',
  ids: '身份证 身份证号 身份证号码 证件号 证件号码 证件编号 业主身份证 业主身份证号 业主身份证号码 业主证件号码 业主证件号 公民身份号码 统一社会信用代码 身份证/统一社会信用代码 idnumber idcard idno idcardnumber identity identitynumber nationalid',
  address:
    '通讯地址 联系地址 通信地址 邮寄地址 送达地址 户籍地址 家庭住址 家庭地址 地址 住址 现住址 address mailingaddress postaladdress',
  emergency:
    '紧急联系人 应急联系人 紧急联系人姓名 紧急联系人及电话 紧急联系人/电话 emergency emergencycontact',
  tenant: '租户 租客 租户姓名 租客姓名 承租人 承租人姓名 租户名称 租赁人 租户信息 tenant tenantname lessee',
  price:
    '单价 收费标准 物业费单价 物业费标准 物业费收费标准 物业单价 物业服务费标准 物业服务费单价 收费单价 计费单价 物管费单价 价格 price rate unitprice feerate',
  paid_until:
    '缴费至 已缴至 缴至 已缴费至 收费至 交费至 已交至 交至 费用到期 费用到期日 到期日期 到期时间 到期日 物业费缴至 物业费已缴至 物业费交至 物业费到期时间 物业费到期日期 缴费截止 缴费截止日期 缴费截止日 缴费到期日 缴费到期时间 已缴费截止日期 paiduntil paidto paidthrough paidupto',
  arrears:
    '欠费 欠费金额 欠款 欠款金额 欠缴金额 历史欠费 历史欠费金额 拖欠金额 应收欠费 期初欠费 期初欠款 累计欠费 欠物业费 欠缴 欠交金额 欠费合计 欠费总额 物业费欠费 arrears arrearsamount owed outstanding debt openingarrears',
  elevator: '是否有电梯 电梯 有无电梯 elevator lift',
  layout: '房屋户型 户型 layout',
  innerArea: '室内面积 套内面积 套内建筑面积 使用面积 实用面积 innerarea netarea',
  rent: '租金 月租金 rent',
  gender: '性别 gender sex',
  age: '年龄 age',
  ownerType: '业主类型 人员身份 与业主关系 ownertype',
  ownerNumber: '业主编号 业主编码 客户编号 ownernumber ownerno ownerid',
  personNumber: '人员编号',
  share: '产权份额 份额 产权比例 持有比例 共有比例 所占份额 share shares',
  tenantPhone:
    '租户电话 租客电话 承租人电话 租户手机 租户手机号 租客手机 租客手机号 租户联系电话 租客联系电话 承租人联系电话 租户联系方式 租客联系方式 tenantphone',
  emergencyPhone:
    '紧急联系电话 紧急联系人电话 紧急电话 紧急联系方式 紧急联系人手机 紧急联系人手机号 紧急联系人联系电话 应急联系电话 应急联系人电话 emergencyphone emergencycontactphone',
  plate: '车牌号 车牌 车牌号码 plate licenseplate',
  buildingFloors: '总层数 总楼层 楼层总数 总楼层数 totalfloors floors',
  remark: '备注 说明 附注 remark remarks note notes comment',
}

/** Recognised only when nothing better names the room. */
const WEAK_ROOM = new Set(
  '车位号 车位编号 车位编码 车位 车位名称 泊位号 储藏室号 储藏室编号 地下室号 房屋坐落 坐落 房屋地址 房屋位置 unit house'.split(
    ' ',
  ),
)

/** Known, of no use to a roster, and not worth a warning. */
const NOISE = new Set('序号 行号 no 编号 # 序 index'.split(' '))

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as Field] as const),
  ),
)

export type HeaderMeaning =
  | { field: Field; weak: boolean; unit: string | null }
  | { field: null; noise: boolean }

/** What a header's text means; `field: null` when it is not known. */
export function meaningOf(header: string): HeaderMeaning {
  const name = headerName(header)
  const bare = name.replace(/^(?:第?[一二三四1-4])(?=业主|产权人|共有人)|[一二三四1-9]$/g, '')
  const unitless = name.replace(/(?<=.)(?:元\/月|元|㎡|平方米|平米|m2)$/, '')
  const field = BY_NAME.get(name) ?? BY_NAME.get(bare) ?? BY_NAME.get(unitless)
  if (field) return { field, weak: false, unit: unitOf(header) }
  if (WEAK_ROOM.has(name)) return { field: 'room', weak: true, unit: null }
  return { field: null, noise: NOISE.has(name) }
}

/** `*建筑面积（㎡）` → `建筑面积`. */
export function headerName(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：_.\-、]/g, '')
}

/** The unit in brackets, or null: `欠费金额（万元）` → `万元`. */
function unitOf(header: string): string | null {
  return (
    /\(([^)]*)\)|\[([^\]]*)\]/.exec(header.normalize('NFKC'))?.slice(1).find(Boolean)?.replace(/\s/g, '') ??
    null
  )
}

/** Whether a unit changes what a number means, so that the column cannot be read as it stands. */
export function isStrangeUnit(field: Field, unit: string | null): boolean {
  if (unit === null) return false
  if (field === 'arrears') return /万|千元|美元|港/.test(unit)
  if (field === 'price') return /年|季|天|日|万|户|分/.test(unit)
  return (field === 'area' || field === 'innerArea') && /亩|公顷|尺|万/.test(unit)
}

/** Headers by which a sheet is known to be something else than a roster. */
export const PAYMENT_MARKS = new Set(
  '缴费时间 实缴金额 实收金额 收银员 应缴金额 应收金额 收款人 支付方式 订单号 收费时间 收款时间 收据号 票据号'.split(
    ' ',
  ),
)
export const FEE_MARKS = new Set(
  '费用编号 费用类型 收费项目 费用标识 付费类型 缴费周期 出账类型 计费起始时间 计费结束时间 计算公式 固定费用 费用项 费用名称 收费金额 开始时间 结束时间 上期度数 本期度数 上期读表时间 本期读表时间'.split(
    ' ',
  ),
)
export const PARKING_MARKS = new Set('停车场编号 停车场类型 停车场 车位编码 车位类型'.split(' '))
export const OTHER_MARKS = new Set(
  '表号 表类型 采集器id 物品名称 物品编号 库存 告警库存 车品牌 车辆品牌 车辆类型'.split(' '),
)

/** The list in front of a marked copy of a file. Uploaded again, it is known and passed over. */
export const LIST_COLUMNS = ['级别', '工作表', '单元格', '行', '内容', '问题', '应为', '建议']
