/** A message to a group of customers: what it says and brings, whom it reaches; and what became of it. */
import { call, type DataOf, type InputOf } from '../../services/api';
import { giftText, thresholdText } from '../../services/coupon-words';
import type { Tap, Typed } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';
import { Intent } from '../../services/request-id';
import { textIn } from '../../services/routes';
import { dayText, timeText } from '../../services/times';
import {
  groupMeaning,
  groupName,
  reachText,
  type Group,
  type GroupKind,
  type GroupPage,
} from '../group-words';

type Result = DataOf<'store', 'campaign'>;
type Wanted = InputOf<'store', 'startCampaign'>['group'];
interface Offer {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

/** What a message of WeChat's holds. */
const MOST_LETTERS = 20;
const FIRST: { readonly kind: GroupKind } = { kind: 'new' };
const KINDS: readonly GroupKind[] = ['new', 'returning', 'asleep', 'treatment'];
const intent = new Intent();

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...FIRST,
    merchantId: '',
    campaignId: '',
    page: null as GroupPage | null,
    group: null as Group | null,
    productId: '',
    ...{ name: '', meaning: '', reach: '' },
    text: '',
    offers: [] as readonly Offer[],
    offerId: '',
    most: MOST_LETTERS,
    result: null as Result | null,
    when: '',
  },

  onLoad(query) {
    const kind = KINDS.find((one) => one === query['kind']) ?? 'new';
    const [merchantId, campaignId] = [textIn(query, 'merchantId'), textIn(query, 'id')];
    this.setData({ merchantId, campaignId, kind });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { campaignId } = this.data;
      if (campaignId === '') await this.askGroups();
      else await this.askResult();
      return true;
    });
  },

  async askGroups() {
    const { merchantId, kind, productId } = this.data;
    const page = await call('store', 'customerGroups', {
      ...{ merchantId, productId: productId === '' ? null : productId },
    });
    const group = page.groups.find((one) => one.kind === kind) ?? null;
    this.setData({
      ...{ page, group, name: groupName(kind), meaning: groupMeaning(kind, page.limits) },
      reach: group === null ? '' : reachText(group),
      offers: page.offers.map(({ id, name, terms, left, claimUntil }) => ({
        ...{
          id,
          name,
          hint: `${giftText(terms)} · ${thresholdText(terms)} · 剩 ${left} 张 · ${dayText(claimUntil)}截止`,
        },
      })),
    });
  },

  async askResult() {
    const { merchantId, campaignId } = this.data;
    const result = await call('store', 'campaign', { merchantId, campaignId });
    const { group, createdAt } = result.campaign;
    this.setData({ result, name: groupName(group.kind), when: timeText(createdAt) });
    void wx.setNavigationBarTitle({ title: '消息结果' });
  },

  chooseTreatment({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ productId: dataset.id });
    void act(this, () => this.askGroups());
  },

  write({ detail }: Typed) {
    this.setData({ text: detail.value });
  },

  chooseOffer({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    this.setData({ offerId: dataset.id });
  },

  wanted(): Wanted {
    const { kind, productId } = this.data;
    if (kind === 'treatment') return { kind, productId };
    return kind === 'asleep' ? { kind, days: null } : { kind };
  },

  async send() {
    const { merchantId, group, text, offerId, name } = this.data;
    if (text.trim() === '') {
      tell('先写一句话，20 个字以内');
      return;
    }
    const people = group?.reachable ?? 0;
    const ask = `“${text.trim()}”将发给${name}中能收到的 ${people} 人，发出后不能撤回。`;
    if (!(await confirm('发送消息', ask, '发送'))) return;
    await act(this, async () => {
      const draft = { merchantId, group: this.wanted(), text, offerId: offerId === '' ? null : offerId };
      const { campaignId } = await call('store', 'startCampaign', draft, intent.idFor(draft));
      this.setData({ campaignId });
      await this.askResult();
    });
  },
});
