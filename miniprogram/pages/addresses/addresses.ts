/** 收货地址: the list, to look after or to choose from. The first one is used by itself. */
import { importedAddress, placeText, type Address } from '../../services/address';
import { call } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, confirm, loadInto } from '../../services/loading';
import { loadsWhenShown } from '../../services/page-parts';

type Of = Tap<{ readonly id: string }>;

/** `place` is where it is, in one line. */
type Shown = Address & { readonly place: string };

Page({
  ...loadsWhenShown,
  data: { ...common(), addresses: [] as readonly Shown[], isChoosing: false },

  onLoad(query) {
    this.setData({ isChoosing: query['choose'] === '1' });
  },

  load() {
    return loadInto(this, async () => this.draw(await call('member', 'addresses', {})));
  },

  draw(known: readonly Address[]): boolean {
    const addresses = known.map((address) => ({ ...address, place: placeText(address) }));
    this.setData({ addresses, phase: addresses.length === 0 ? 'empty' : 'ready' });
    return addresses.length > 0;
  },

  async choose({ currentTarget: { dataset } }: Of) {
    const shown = this.data.addresses.find(({ id }) => id === dataset.id);
    if (shown === undefined) return;
    if (!this.data.isChoosing) {
      this.edit({ currentTarget: { dataset } });
      return;
    }
    const { place: _place, ...address } = shown;
    this.getOpenerEventChannel().emit?.('chosen', address);
    await wx.navigateBack();
  },

  edit({ currentTarget: { dataset } }: Of) {
    void wx.navigateTo({ url: `/pages/address/address?id=${dataset.id}` });
  },

  add() {
    void wx.navigateTo({ url: '/pages/address/address' });
  },

  async importOne() {
    let chosen;
    try {
      chosen = await wx.chooseAddress();
    } catch {
      // Closed without choosing.
      return;
    }
    const address = importedAddress(chosen);
    await act(this, async () => {
      this.draw(await call('member', 'saveAddress', { address, isFirst: true }));
    });
  },

  async remove({ currentTarget: { dataset } }: Of) {
    if (!(await confirm('删除地址', '确定删除这个收货地址吗？', '删除'))) return;
    await act(this, async () => {
      this.draw(await call('member', 'removeAddress', { addressId: dataset.id }));
    });
  },
});
