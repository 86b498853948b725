/** 缴费季卡片: what guards, cleaners and technicians may say when asked, and nothing about anybody. Pure. */

export type SeasonCard = {
  community: string
  hotline: string | null
  paymentInstructions: string | null
  zh: string[]
  en: string[]
}

export function seasonCard(community: {
  name: string
  hotline: string | null
  paymentInstructions: string | null
}): SeasonCard {
  const { hotline } = community
  return {
    community: community.name,
    hotline,
    paymentInstructions: community.paymentInstructions,
    zh: [
      '有人问起物业费，请客气地请对方联系服务中心。',
      hotline ? `服务中心电话：${hotline}` : '服务中心电话请看公示栏。',
      '不打听、不议论谁交了谁没交，也不代收现金。',
      '听到报修或不满，当天转给管家。',
    ],
    en: [
      'When somebody asks about fees, kindly send them to the service centre.',
      hotline ? `Service centre: ${hotline}` : 'The number is on the notice board.',
      'Never ask or talk about who has paid, and never take cash.',
      'Pass repairs and complaints on to the steward the same day.',
    ],
  }
}
