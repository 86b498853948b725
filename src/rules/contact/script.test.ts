import { expect, test } from 'vitest'
import { carriesOffer } from './offer.ts'
import { presses, saysMoreThanRelay, speaksOfMoney } from './script.ts'

test.each([
  '请转告李女士联系物业前台',
  '请转告3号楼2单元501李女士联系物业前台',
  '请转告三单元的钱女士给物业回个电话',
  '麻烦您费心转告付先生，方便时到物业前台坐坐',
  '费女士在吗？请她元旦后联系我们',
  '请告诉李女士，物业有一封信要转交给她',
  '请转告她加一下我们的微信账号，或拨打免费电话',
  '请转告法院路12号三元里小区的赖先生回电',
  '请问李女士现在的电话是多少',
  '有一件家里的事想和李女士当面交谈',
  '请转告陈律师回个电话',
  '她的快递到期未取，请她来前台',
  '家里可能漏水，请她尽快回电',
  'Please ask Ms Li of Tower 3 to call the front desk',
  'Would you ask Mr Bill Chen of Garden Court to call whoever is in charge? Please pay attention to the number.',
  '請轉告三單元501李女士聯繫物業前台',
  '',
])('a relay without a word of money: %s', (text) => {
  expect(saysMoreThanRelay(text)).toBe(false)
  expect(speaksOfMoney(text)).toBe(false)
})

test.each([
  '请转告李女士，再不处理我们就向法院起诉她',
  '李女士的1080元月底前送到前台',
  '请转告李女士，一千元月底前送到',
  '请把物业费跟张先生说一下',
  '请转告李女士，可以减免费用',
  '请转告李女士，物业账拖了三个月没交',
  '李女士欠物业费1080元，请转告',
  '请转告她，一千零八十元还没结清',
  '请转告她还差1080块钱',
  '请她把1080.00补上',
  '请转告她：¥1,080',
  '请转告她律师会联系她',
  '不然就要告她了',
  '请转告她收到传票记得看',
  '她有三个月未交了',
  '她家的钱还没给',
  '让她来把余额清一下',
  '请转告她去年的账单在前台',
  '请提醒她按时缴纳',
  '她的分期又没付',
  '请转告李女士，已列入失信名单',
  '請轉告李女士欠費未繳',
  '请轉告李女士，法院會聯繫她',
  '请转告李女士来前台结一下物业账',
  '请她尽快交一下，否则后果自负',
  '请转告她物业这边还有一笔没处理',
  '麻烦提醒她把去年的结了',
  '我们已委托律所，会影响她以后',
  '请他交物业',
  '她上了名单，我们要贴公告了',
  '再不来我们就走程序了',
  '麻烦跟她说一声，物业还等着她呢，都半年了',
  '说她上回答应月底给的',
  'She is three months behind',
  'tell her we will start proceedings',
  'Please tell Ms Li she owes us',
  'Ms Li has unpaid FEES',
  'Ask her to pay the management fee',
  'We will take her to court',
  'Our lawyer will write to her',
  'her account is in arrears',
  'two bills are overdue',
  'ask her to settle 1080 yuan',
])('a word of money, of arrears or of a court: %s', (text) => {
  expect(saysMoreThanRelay(text)).toBe(true)
})

test.each([
  ['请问是李女士吗？关于小区公告和停水检修想通知您', false],
  ['请问是李女士吗？您欠物业费', true],
  ['请问是李女士吗？律师函的事', true],
])('to the owner only money and what follows it: %s', (text, expected) => {
  expect(speaksOfMoney(text)).toBe(expected)
  expect(saysMoreThanRelay(text)).toBe(true)
})

test.each([
  ['已收到您的异议，三日内答复', false],
  ['温馨提示：您本期物业费1080.00元，如有疑问请联系管家', false],
  ['您的异议我们已转工程部，核实后回复', false],
  ['You told us the amount is wrong; we answer within three days', false],
  ['您反映的多收问题正在核对，核对期间不再催促', false],
  ['物业费已逾期，请立即缴纳', true],
  ['限期三日，否则起诉', true],
  ['您拖欠物业费', true],
  ['this is a final notice', true],
])('neutral words do not press: %s', (text, expected) => {
  expect(presses(text)).toBe(expected)
})

test.each([
  '您尚有物业费1080.00元未缴，现预存全年享9折优惠并送洗车券',
  '预存一年物业费送停车券一张',
  '本月缴清可参加抽奖',
  '一次缴清全年立减200元',
  '缴费满一年赠送食用油一桶',
  '现在缴费享九五折',
  '缴费领红包，积分翻倍',
  '预缴一年送一个月物业费',
  '顺便推荐我们的家政套餐，首单特价',
  '團購車厘子，物業費未繳請盡快',
  '您有物业费1080元未缴，月底前缴清送大米一袋',
  '缴清即送停车月卡',
  '本月缴费减50元',
  '预缴全年可免一个月物业费',
  '缴费赢好礼',
  '缴费即返50元',
  '预缴全年按9折收取',
  '年底前缴清减免违约金并送洗车券',
  '前50名缴费业主可领取保温杯一个',
  '本周缴清可抽家电大奖',
  '缴费成功可获鸡蛋一盒',
  '现预存1000元得1100元',
  '缴一年送一季',
  '您有欠费未缴，预存三年，送扫地机器人一台',
  'Free car wash for those who pay this week',
  '您有欠费未缴，欢迎选购我们的净水器，扫码下单',
  '您尚欠1080元，可办理我司信用分期享免息',
  'Prepay 12 months and get one month free',
  'Pay the year now and get 10% off',
  'Your fee is due. A free gift awaits you at the desk',
])('an offer rides on it: %s', (text) => {
  expect(carriesOffer(text)).toBe(true)
})

test.each([
  '您可抽空到前台缴费',
  '扫码即可获取电子发票',
  '您多缴的物业费将返200元到原账户',
  '推荐您使用公众号缴费',
  '报修请在小程序下单',
  '扫码支付后即返回账单页面',
  '您尚有物业费1080.00元未缴，请于本月底前缴纳',
  '年底前缴清可减免违约金',
  '空置房物业费按七折收取，请带空置证明来办理',
  '低保户可申请优惠收费',
  '如有困难，可以分期',
  '我们为您减去已缴的50元，尚欠30元；您多缴的50元已返还到账户',
  '您的快递请到礼宾处领取',
  '缴费可使用微信、支付宝、信用卡',
  '装修业主请提交装修公司资质',
  '因我司失误，补偿停车券两张',
  '电费阶梯价从0.5元起',
  '符合条件的可享受分期',
  '缴费后发票送您家，送函的同事会先打电话',
  '发现私收费用请举报，查实奖励；服务不打折',
  '请携带身份证领取发票',
  'A free copy of your statement is enclosed',
  '我们把账单送到您家',
  '发票已送达，请查收',
  '催缴函已发送三次，两个月内未回复',
  '新的门禁卡明天送到您家，三折页的说明书在里面',
  '本通知不含任何优惠活动',
  '物业费 10% 的违约金按合同计算',
  '费用折算到天，折叠车请勿放楼道',
  'You may pay in instalments',
  'Please turn off the water at 10',
  '',
])('no offer: %s', (text) => {
  expect(carriesOffer(text)).toBe(false)
})
