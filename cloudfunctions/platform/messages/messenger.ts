/** Subscription messages (订阅消息): what can be said, and the one who carries it. */

/** One template each at WeChat; the fields are those that mp.weixin.qq.com gave the template. */
export const TEMPLATES = {
  booking: { treatment: 'thing1', time: 'time2', store: 'thing3', note: 'thing4' },
  reminder: { treatment: 'thing1', time: 'time2', store: 'thing3', note: 'thing4' },
  shipped: { goods: 'thing1', carrier: 'thing2', number: 'character_string3' },
  visit: { title: 'thing1', state: 'phrase2', time: 'time3', note: 'thing4' },
  refund: { goods: 'thing1', amount: 'amount2', note: 'thing3' },
  voucher: { treatment: 'thing1', store: 'thing2', time: 'time3' },
  tip: { store: 'thing1', amount: 'amount2', time: 'time3' },
  received: { store: 'thing1', amount: 'amount2', time: 'time3' },
  stock: { merchant: 'thing1', points: 'character_string2', note: 'thing3' },
  review: { subject: 'thing1', result: 'phrase2', note: 'thing3' },
  campaign: { merchant: 'thing1', text: 'thing2' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type TemplateKey = keyof typeof TEMPLATES;
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[];
export type FieldsOf<K extends TemplateKey> = Readonly<Record<keyof (typeof TEMPLATES)[K] & string, string>>;

/** Which template ids this deployment has; a key that is missing is not sent. */
export type TemplateIds = Readonly<Partial<Record<TemplateKey, string>>>;

/**
 * refused: the person has not agreed · later: WeChat says that it was not sent and may be tried again ·
 * wrong: it never will be · unknown: no answer, so it may have been sent.
 */
export type SendOutcome = 'sent' | 'refused' | 'later' | 'wrong' | 'unknown';

export interface WechatMessage {
  readonly openId: string;
  readonly templateId: string;
  /** A page of the mini-program, without a slash in front. */
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

export interface Messenger {
  readonly templateIds: TemplateIds;
  /** Never throws. */
  send(message: WechatMessage): Promise<SendOutcome>;
}
