/** A page on which cash leaves for WeChat: a member's own, or a merchant's fund. The page names its door, `door()`. */
import type { Chosen } from '../components/cash-outs/cash-outs';
import {
  amountOf,
  cashOutRow,
  confirmInWechat,
  isOpen,
  OLD_WECHAT,
  previewOf,
  shownOf,
  typedText,
  type CashOut,
  type CashOutRow,
  type OutDesk,
} from './cash-out';
import type { Told, Typed } from './event';
import { act, common, confirm, loadInto, tell, type Common } from './loading';
import { growsAtItsEnd, loadsWhenPulled, loadsWhenShown } from './page-parts';
import { beginning, loadMore, noRows, type Cursor, type Paged, type PageOf } from './paged';
import { Intent } from './request-id';

/** Whose cash it is: what the mall is asked. */
export interface Door {
  desk(): Promise<OutDesk>;
  /** The mall asks WeChat where this one is. */
  look(id: string): Promise<CashOut>;
  more(after: Cursor): Promise<PageOf<CashOut>>;
  take(amountFen: number, requestId: string): Promise<CashOut>;
  cancel(id: string): Promise<unknown>;
  /** 提现, 转出 */
  readonly verb: string;
  /** Of the sum that it leaves: 可提现, 资金可用. */
  readonly from: string;
  /** Where it comes back to when it is cancelled. */
  readonly back: string;
}

interface OutData extends Common, Paged<CashOutRow> {
  desk: OutDesk | null;
  limits: string;
  most: string;
  mostFen: number;
  amount: string;
  wrong: string;
  before: string;
  after: string;
  arrives: string;
}

interface OutPage {
  readonly data: OutData;
  intent: Intent;
  setData(data: Partial<OutData> | Record<string, CashOutRow>): void;
  door(): Door;
  load(): Promise<void>;
}

export function cashOutData(): OutData {
  return {
    ...common(),
    ...noRows<CashOutRow>(),
    desk: null,
    ...{ limits: '', most: '', mostFen: 0 },
    ...{ amount: '', wrong: '', before: '', after: '', arrives: '' },
  };
}

export const cashOutPage = {
  ...loadsWhenShown,
  ...loadsWhenPulled,
  ...growsAtItsEnd,

  load(this: OutPage): Promise<void> {
    return loadInto(this, async () => {
      const door = this.door();
      const known = await door.desk();
      // WeChat is asked where those on their way are.
      const open = known.outs.rows.filter(isOpen);
      await Promise.all(open.map(({ id }) => door.look(id)));
      show(this, open.length === 0 ? known : await door.desk());
      return true;
    });
  },

  more(this: OutPage): Promise<void> {
    return loadMore(this, async (after: Cursor) => {
      const { rows, next } = await this.door().more(after);
      return { rows: rows.map(cashOutRow), next };
    });
  },

  typeAmount(this: OutPage, { detail }: Typed): void {
    type(this, detail.value);
  },

  all(this: OutPage): void {
    type(this, typedText(this.data.mostFen));
  },

  async take(this: OutPage): Promise<void> {
    const { desk, amount, before, after, arrives } = this.data;
    const amountFen = desk === null ? '' : amountOf(desk, amount);
    if (typeof amountFen === 'string') return;
    const door = this.door();
    const question = `${arrives} 转到您的微信零钱，不收手续费。${door.from} ${before} → ${after}`;
    if (!(await confirm(`${door.verb}到微信`, question, door.verb))) return;
    await act(this, async () => {
      const out = await door.take(amountFen, this.intent.idFor({ amountFen }));
      // The next one is another wish, though of the same sum.
      this.intent = new Intent();
      this.setData({ amount: '' });
      await confirmed(out);
    });
    await this.load();
  },

  async confirmOne(this: OutPage, { detail: { id } }: Told<Chosen>): Promise<void> {
    await act(this, async () => confirmed(await this.door().look(id)));
    await this.load();
  },

  async cancelOne(this: OutPage, { detail: { id } }: Told<Chosen>): Promise<void> {
    const door = this.door();
    const { verb, back } = door;
    if (!(await confirm(`取消${verb}`, `这笔钱会退回${back}。`, `取消${verb}`))) return;
    await act(this, async () => {
      await door.cancel(id);
    });
    await this.load();
  },
};

function show(page: OutPage, desk: OutDesk): void {
  page.setData({
    ...beginning(page.data, { rows: desk.outs.rows.map(cashOutRow), next: desk.outs.next }),
    ...shownOf(desk),
    ...previewOf(desk, page.data.amount),
    desk,
  });
}

function type(page: OutPage, amount: string): void {
  const { desk } = page.data;
  page.setData({ amount, ...(desk === null ? {} : previewOf(desk, amount)) });
}

/** What WeChat's page says is only shown; what became of it the mall asks WeChat. */
async function confirmed(out: CashOut): Promise<void> {
  if (out.confirm !== null && (await confirmInWechat(out)) === 'old') tell(OLD_WECHAT);
}
