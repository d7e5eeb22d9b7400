/** 恢复密钥: the 12 words on a new phone; a wrong one is told while it is typed. */
import type { Typed as Written } from '../../services/event';
import { act, common, loadInto } from '../../services/loading';
import { openPage } from '../../services/open-page';
import { ACCOUNTS_PAGE, LOST_PHONE_PAGE } from '../../services/routes';
import { ownAccounts, restoreKey, type OwnAccounts } from '../keys/own-accounts';
import { typedOf } from './typed';

const EMPTY = typedOf('');

Page({
  data: {
    ...common(),
    isHere: false,
    isDone: false,
    text: '',
    cells: EMPTY.cells,
    count: 0,
    isWhole: false,
    wrong: '',
  },

  own: null as OwnAccounts | null,

  onLoad() {
    void this.load();
  },

  /** The words are not kept on a screen that nobody looks at. */
  onHide() {
    this.show('');
  },

  load() {
    return loadInto(this, async () => {
      this.own = await ownAccounts();
      this.setData({ isHere: this.own.isHere });
      return true;
    });
  },

  write({ detail }: Written) {
    this.show(detail.value);
  },

  show(text: string) {
    const { cells, count, problem, entropy } = typedOf(text);
    this.setData({ text, cells, count, wrong: problem, isWhole: entropy !== null });
  },

  restore() {
    const { entropy } = typedOf(this.data.text);
    const { own } = this;
    if (own === null || entropy === null) return;
    return act(this, async () => {
      if (await restoreKey(own, entropy)) {
        this.show('');
        this.setData({ isDone: true, isHere: true });
      } else this.setData({ wrong: '这 12 个字是另一个账户的，不是您的原始账户' });
    });
  },

  toAccounts() {
    void wx.redirectTo({ url: ACCOUNTS_PAGE });
  },

  toLostPhone() {
    openPage(LOST_PHONE_PAGE);
  },
});
