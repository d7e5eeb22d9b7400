/** 合作商家: merchants that do visits at home for this one, and those for whom this one does. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled } from '../../services/page-parts';
import { dealerVisitsUrl } from '../../services/routes';
import { counterCode, scanned } from '../../services/scan';
import { NO_PLACE, placeIn } from '../place';

type Partners = DataOf<'store', 'dealerships'>;
type Partner = Partners['dealers'][number];

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    place: NO_PLACE,
    dealers: [] as readonly Partner[],
    sellers: [] as readonly Partner[],
  },

  onLoad(query) {
    this.setData({ place: placeIn(query) });
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      this.setData(await call('store', 'dealerships', { merchantId: this.data.place.merchantId }));
      return true;
    });
  },

  /** The code on the other merchant's counter says who it is. */
  async add() {
    const code = await scanned();
    if (code === null) return;
    const codeId = counterCode(code);
    if (codeId === null) {
      tell('请扫对方柜台上的门店收款码');
      return;
    }
    await act(this, async () => {
      const { merchantId } = this.data.place;
      const { dealerId, name } = await call('store', 'dealerOfCode', { merchantId, codeId });
      const words = '对方同意后，您可以把到家单交给他们上门，他们会看到顾客的地址和电话。';
      if (!(await confirm(`邀请 ${name}`, words, '发出邀请'))) return;
      await call('store', 'moveDealership', { merchantId, sellerId: merchantId, dealerId, step: 'offer' });
      await this.load();
      tell('已发出邀请，等对方在“合作商家”里同意');
    });
  },

  async agree({ currentTarget: { dataset } }: Tap<{ readonly seller: string; readonly name: string }>) {
    const words = '对方可以把到家单交给您，您来安排人员。两家之间的结算不经过商城。';
    if (!(await confirm(`替 ${dataset.name} 上门`, words, '同意'))) return;
    await act(this, async () => {
      const { merchantId } = this.data.place;
      const of = { merchantId, sellerId: dataset.seller, dealerId: merchantId };
      await call('store', 'moveDealership', { ...of, step: 'agree' });
      await this.load();
      tell('已同意，对方现在可以安排');
    });
  },

  async end({
    currentTarget: { dataset },
  }: Tap<{
    readonly seller: string;
    readonly dealer: string;
    readonly name: string;
    readonly state: Partner['state'];
  }>) {
    const { seller: sellerId, dealer: dealerId, name, state } = dataset;
    const isAgreed = state === 'agreed';
    const words = isAgreed ? '已经安排的到家单不变，之后不能再安排。' : `${name} 的邀请不再有效。`;
    if (!(await confirm(isAgreed ? `结束与 ${name} 的合作` : '取消邀请', words, '确定'))) return;
    await act(this, async () => {
      const { merchantId } = this.data.place;
      await call('store', 'moveDealership', { merchantId, sellerId, dealerId, step: 'end' });
      await this.load();
    });
  },

  toVisits() {
    openPage(dealerVisitsUrl(this.data.place));
  },
});
