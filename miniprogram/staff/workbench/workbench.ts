/** 工作台: today at the store, the two things that are done all day, and what else the person may do. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { loadsWhenPulled, loadsWhenShown } from '../../services/page-parts';
import { codeUrl } from '../../services/scan';
import { keepPlace, keptPlace, NO_PLACE, staffUrl, type Place } from '../place';
import { scannedAtCounter } from '../scanned';
import { postWord } from '../staff-words';
import { entriesOf, stockWarning, type Desk, type EntryGroup } from './entries';

type Places = DataOf<'store', 'workbench'>['places'];

interface Choice extends Place {
  readonly name: string;
  readonly chain: string;
}

Page({
  ...loadsWhenShown,
  ...loadsWhenPulled,
  data: {
    ...common(),
    ...NO_PLACE,
    desk: null as Desk | null,
    post: '',
    groups: [] as readonly EntryGroup[],
    warning: '',
    /** Where the owner reads how the merchant leaves; empty for everybody else. */
    departure: '',
    choices: [] as readonly Choice[],
    areChoicesOpen: false,
    mayScan: false,
    mayCollect: false,
    mayStock: false,
  },

  load() {
    return loadInto(this, async () => {
      const { places, here } = await call('store', 'workbench', keptPlace() ?? {});
      this.show(here);
      this.setData({ choices: choicesOf(places) });
      return true;
    });
  },

  show(desk: Desk | null) {
    const place = { merchantId: desk?.merchantId ?? '', storeId: desk?.store?.id ?? '' };
    if (place.storeId !== '') keepPlace(place);
    const may = desk?.may ?? [];
    this.setData({
      desk,
      ...place,
      post: desk === null ? '' : postWord(desk),
      groups: desk === null ? [] : entriesOf(desk),
      warning: desk === null ? '' : stockWarning(desk),
      departure: may.includes('departure') ? staffUrl('departure', place) : '',
      mayScan: may.includes('scanCode'),
      mayCollect: may.includes('makeBillCode'),
      mayStock: may.includes('pointsStock'),
    });
  },

  openChoices() {
    if (this.data.choices.length > 1) this.setData({ areChoicesOpen: true });
  },

  closeChoices() {
    this.setData({ areChoicesOpen: false });
  },

  choose({ currentTarget: { dataset } }: Tap<Place>) {
    keepPlace({ merchantId: dataset.merchantId, storeId: dataset.storeId });
    this.setData({ areChoicesOpen: false });
    return this.load();
  },

  /** The camera at once: the page that shows what was scanned comes with the code. */
  scan() {
    return act(this, async () => {
      const code = await scannedAtCounter();
      if (code !== null) openPage(staffUrl('scan', this.place(), { code }));
    });
  },

  typeCode() {
    openPage(staffUrl('scan', this.place()));
  },

  collect() {
    openPage(staffUrl('collect', this.place()));
  },

  /** An invitation is a code as any other. */
  async scanInvite() {
    try {
      const url = codeUrl(await wx.scanCode({ scanType: ['qrCode', 'wxCode'] }));
      if (url?.startsWith('/staff/invite/') === true) openPage(url);
      else tell('这不是邀请码，请让店长出示员工邀请码');
    } catch {
      // The person closed the scanner.
    }
  },

  apply() {
    openPage('/staff/application/application');
  },

  open({ currentTarget: { dataset } }: Tap<{ readonly url: string }>) {
    openPage(dataset.url);
  },

  openReceipts() {
    if (this.data.mayCollect) openPage(staffUrl('receipts', this.place()));
  },

  openStock() {
    if (this.data.mayStock) openPage(staffUrl('points-stock', this.place()));
  },

  place(): Place {
    const { merchantId, storeId } = this.data;
    return { merchantId, storeId };
  },
});

function choicesOf(places: Places): Choice[] {
  return places.flatMap(({ merchantId, merchantName, stores }) =>
    stores.map(({ id, name }) => ({ merchantId, storeId: id, name, chain: merchantName })),
  );
}
