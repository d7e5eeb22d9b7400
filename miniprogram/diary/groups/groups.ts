/** 顾客营销: groups of customers with how many a message reaches, and what was sent before. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { staffUrl } from '../../services/routes';
import { timeText } from '../../services/times';
import { groupMeaning, groupName, reachText, type GroupKind, type GroupPage } from '../group-words';
import { NO_PLACE, placeIn } from '../place';

const TABS = [
  { name: 'groups', label: '顾客分组' },
  { name: 'sent', label: '发过的消息' },
] as const;
type Tab = (typeof TABS)[number]['name'];
const FIRST: { readonly tab: Tab } = { tab: 'groups' };

type Campaign = DataOf<'store', 'campaigns'>['rows'][number];
interface Row {
  readonly kind: GroupKind;
  readonly name: string;
  readonly meaning: string;
  readonly reach: string;
}

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...noRows<Campaign & { readonly when: string; readonly groupName: string }>(),
    ...FIRST,
    tabs: TABS,
    place: NO_PLACE,
    page: null as GroupPage | null,
    groups: [] as readonly Row[],
  },

  onLoad(query) {
    this.setData({ place: placeIn(query) });
  },

  /** Also back from a message that was just sent. */
  onReachBottom() {
    if (this.data.tab === 'sent') void loadMore(this, (after) => this.askSent(after));
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      const { tab, place } = this.data;
      if (tab === 'sent') {
        this.setData({ ...beginning(this.data, await this.askSent(null)) });
        return this.data.rows.length > 0;
      }
      const page = await call('store', 'customerGroups', { merchantId: place.merchantId });
      this.setData({
        page,
        groups: page.groups.map((group) => ({
          ...{
            kind: group.kind,
            name: groupName(group.kind),
            meaning: groupMeaning(group.kind, page.limits),
          },
          reach: reachText(group),
        })),
      });
      return true;
    });
  },

  async askSent(after: { value: number; id: string } | null) {
    const { rows, next } = await call('store', 'campaigns', {
      merchantId: this.data.place.merchantId,
      after,
    });
    return {
      next,
      rows: rows.map((one) => ({
        ...{ ...one, when: timeText(one.createdAt), groupName: groupName(one.group.kind) },
      })),
    };
  },

  choose({ currentTarget: { dataset } }: Tap<{ readonly name: Tab }>) {
    if (dataset.name === this.data.tab) return;
    this.setData({ tab: dataset.name, rows: [], phase: 'loading' });
    void this.load();
  },

  write({ currentTarget: { dataset } }: Tap<{ readonly kind: GroupKind }>) {
    const { merchantId } = this.data.place;
    openPage(staffUrl('diary/campaign/campaign', { merchantId, kind: dataset.kind }));
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly id: string }>) {
    const { merchantId } = this.data.place;
    openPage(staffUrl('diary/campaign/campaign', { merchantId, id: dataset.id }));
  },
});
