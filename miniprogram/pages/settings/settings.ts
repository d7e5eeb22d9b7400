/** 设置: which merchants may send messages of what they offer. */
import { call, type DataOf } from '../../services/api';
import type { Tap } from '../../services/event';
import { act, common, loadInto, tell } from '../../services/loading';
import { loadsWhenPulled } from '../../services/page-parts';

type Contact = DataOf<'member', 'contacts'>[number];

Page({
  ...loadsWhenPulled,
  data: {
    ...common(),
    contacts: [] as readonly Contact[],
  },

  onLoad() {
    void this.load();
  },

  load(): Promise<void> {
    return loadInto(this, async () => {
      this.setData({ contacts: await call('member', 'contacts', {}) });
      return true;
    });
  },

  /** What the mall answers stands. */
  toggle({ currentTarget: { dataset } }: Tap<{ readonly index: number }>) {
    return act(this, async () => {
      const contact = this.data.contacts[dataset.index];
      if (contact === undefined) return;
      const { merchantId, merchantName } = contact;
      const wish = { merchantId, isOptedOut: !contact.isOptedOut };
      const { isOptedOut } = await call('member', 'setContact', wish);
      this.setData({ [`contacts[${dataset.index}].isOptedOut`]: isOptedOut });
      tell(
        isOptedOut
          ? `${merchantName} 不会再给您发活动消息`
          : `${merchantName} 有活动时，您同意过的消息会发来`,
      );
    });
  },
});
