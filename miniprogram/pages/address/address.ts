/** One address, new or changed. */
import { addressProblem, type Address } from '../../services/address';
import { ApiError } from '../../services/api-error';
import { call } from '../../services/api';
import type { Tap, Told, Typed } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { newRequestId } from '../../services/request-id';

type Text = 'name' | 'phone' | 'detail';

const BLANK: Address = { id: '', name: '', phone: '', province: '', city: '', district: '', detail: '' };

Page({
  data: { ...common(), id: '', address: BLANK, isFirst: false },

  onLoad(query) {
    this.setData({ id: query['id'] ?? '' });
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const { id } = this.data;
      // Named once, so that saving again after a broken network saves the same address.
      if (id === '') this.setData({ address: { ...BLANK, id: newRequestId() } });
      else {
        const addresses = await call('member', 'addresses', {});
        const address = addresses.find((one) => one.id === id);
        if (address === undefined) throw new ApiError('NOT_FOUND', '这个地址已经不在了');
        this.setData({ address, isFirst: addresses[0]?.id === id });
      }
      return true;
    });
  },

  write({ currentTarget: { dataset }, detail }: Tap<{ readonly field: Text }> & Typed) {
    this.setData({ address: { ...this.data.address, [dataset.field]: detail.value } });
  },

  chooseRegion({ detail }: Told<{ readonly value: readonly string[] }>) {
    const [province = '', city = '', district = ''] = detail.value;
    this.setData({ address: { ...this.data.address, province, city, district } });
  },

  chooseFirst({ detail }: Told<{ readonly value: boolean }>) {
    this.setData({ isFirst: detail.value });
  },

  async save() {
    const { address, isFirst } = this.data;
    const problem = addressProblem(address);
    if (problem !== '') {
      tell(problem);
      return;
    }
    const isSaved = await act(this, async () => {
      await call('member', 'saveAddress', { address, isFirst });
    });
    if (isSaved) await wx.navigateBack();
  },
});
