/** 搜索: what to look for, and what was looked for before. It asks the mall nothing. */
import { confirm } from '../../services/loading';
import type { Tap, Typed } from '../../services/event';
import { pageStyle } from '../../services/page-style';
import { listUrl } from '../../services/routes';
import { forgetSearches, pastSearches, rememberSearch } from '../../services/search-history';

Page({
  data: { pageStyle: pageStyle(), word: '', past: [] as readonly string[] },

  onShow() {
    this.setData({ past: pastSearches() });
  },

  write({ detail }: Typed) {
    this.setData({ word: detail.value });
  },

  clear() {
    this.setData({ word: '' });
  },

  submit() {
    this.find(this.data.word.trim());
  },

  again({ currentTarget: { dataset } }: Tap<{ readonly word: string }>) {
    this.find(dataset.word);
  },

  find(keyword: string) {
    if (keyword === '') return;
    rememberSearch(keyword);
    void wx.redirectTo({ url: listUrl({ keyword }) });
  },

  async forget() {
    if (!(await confirm('清空搜索记录', '记录只保存在这部手机上，清空后不能恢复。', '清空'))) return;
    forgetSearches();
    this.setData({ past: [] });
  },
});
