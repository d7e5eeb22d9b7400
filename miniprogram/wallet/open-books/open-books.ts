/** 公示: every day of the mall for everybody, who holds how much in sum, and one's own days recomputed on this phone. */
import { call } from '../../services/api';
import { ApiError, sentenceOf } from '../../services/api-error';
import { keepFile } from '../../services/kept-file';
import { act, common, loadInto, tell } from '../../services/loading';
import { growsAtItsEnd, loadsWhenPulled } from '../../services/page-parts';
import { beginning, loadMore, noRows } from '../../services/paged';
import { shareCard, type ShareCard } from '../../services/share';
import { dayRow, NO_BOOKS, viewOfBooks, type DayRow } from './books-view';
import { ownFile, publicFile } from './files';
import { verdictOf, type Verdict } from './verdict';

const PAGE = 30;
const FILE = 'days.csv';

Page({
  ...loadsWhenPulled,
  ...growsAtItsEnd,
  data: {
    ...common(),
    ...NO_BOOKS,
    ...noRows<DayRow, string>(),
    verdict: null as Verdict | null,
    areDaysShown: false,
    /** Of days.csv on this phone; empty until it is made. */
    file: '',
  },

  onLoad() {
    void this.load();
  },

  load() {
    return loadInto(this, async () => {
      const books = await call('member', 'openBooks', { limit: PAGE });
      this.setData({
        ...viewOfBooks(books),
        ...beginning(this.data, { rows: books.days.map(dayRow), next: books.before }),
      });
      return true;
    });
  },

  more() {
    return loadMore(this, async (after) => {
      const { days, before: next } = await call('member', 'openBooksDays', { before: after, limit: PAGE });
      return { rows: days.map(dayRow), next };
    });
  },

  /** Nothing of the mall's own arithmetic takes part (wallet/verify). */
  recompute() {
    return act(this, async () => {
      const [days, own] = await Promise.all([publicFile(), ownFile()]);
      this.setData({ verdict: checked(days, own), areDaysShown: false });
    });
  },

  toggleDays() {
    this.setData({ areDaysShown: !this.data.areDaysShown });
  },

  /** WeChat hands a file on only straight after a tap, so that it is made with one and sent with the next. */
  async makeFile() {
    const isDone = await act(this, async () => {
      this.setData({ file: await keepFile(FILE, await publicFile()) });
    });
    if (isDone) tell('文件已准备好，再点一次发送');
  },

  async sendFile() {
    try {
      await wx.shareFileMessage({ filePath: this.data.file, fileName: FILE });
    } catch {
      // Not sent after all: the file stays, and so does the button.
    }
  },

  onShareAppMessage(): ShareCard {
    return shareCard('共享购 · 公示账本', '/wallet/open-books/open-books');
  },
});

/** Files that do not fit together say why themselves. */
function checked(days: string, own: string): Verdict {
  try {
    return verdictOf(days, own);
  } catch (error) {
    throw new ApiError('INTERNAL', error instanceof Error ? error.message : sentenceOf(error));
  }
}
