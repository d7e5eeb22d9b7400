/** A page of points by month, newest first, with the month as a file: a member's accounts, or a merchant's stock. */
import { exactPointText } from './amounts';
import type { DataOf, InputOf } from './api';
import type { Tap } from './event';
import { act, common, loadInto, type Common } from './loading';
import { growsAtItsEnd, loadsWhenPulled } from './page-parts';
import { beginning, loadMore, noRows, type Paged } from './paged';
import { pointRowView, type PointRowView } from './point-rows';
import { shareTextFile } from './share-file';
import { monthBeside, monthWords } from './times';

export type Asked = Omit<InputOf<'member', 'pointStatement'>, 'place'>;
type Answer = Omit<DataOf<'member', 'pointStatement'>, 'place'>;

/** An account of which there is a statement, and its name. */
export interface Tab<Place> {
  readonly place: Place;
  readonly label: string;
}

interface StatementData<Place> extends Common, Paged<PointRowView> {
  places: readonly Tab<Place>[];
  place: Place;
  /** '' until the mall has said which month runs. */
  month: string;
  monthName: string;
  /** '' where everything is on the statement. */
  uncredited: string;
  isLatest: boolean;
}

interface StatementPage<Place> {
  readonly data: StatementData<Place>;
  setData(data: Partial<StatementData<Place>> | Record<string, PointRowView>): void;
  /** One page of what the mall has of `place`. */
  read(place: Place, asked: Asked): Promise<Answer>;
  /** A month of it as CSV. */
  csvOf(place: Place, month: string): Promise<{ readonly csv: string }>;
  load(): Promise<void>;
}

const PAGE = 20;

export function statementData<Place>(places: readonly Tab<Place>[], place: Place): StatementData<Place> {
  return {
    ...common(),
    ...noRows<PointRowView>(),
    ...{ places, place },
    ...{ month: '', monthName: '', uncredited: '', isLatest: true },
  };
}

export const statementPage = {
  ...loadsWhenPulled,
  ...growsAtItsEnd,

  load<Place>(this: StatementPage<Place>): Promise<void> {
    const { place, month } = this.data;
    return loadInto(this, async () => {
      const page = await this.read(place, { ...(month === '' ? {} : { month }), limit: PAGE });
      if (place !== this.data.place || month !== this.data.month) return true;
      const uncredited = page.uncreditedPointUnits;
      this.setData({
        ...beginning(this.data, { rows: page.rows.map(pointRowView), next: page.next }),
        uncredited: uncredited === 0 ? '' : exactPointText(uncredited),
        ...{ month: page.month, monthName: monthWords(page.month) },
        isLatest: page.month >= page.runningMonth,
      });
      return true;
    });
  },

  more<Place>(this: StatementPage<Place>): Promise<void> {
    const { place, month } = this.data;
    return loadMore(this, async (after) => {
      const { rows, next } = await this.read(place, { month, after, limit: PAGE });
      return { rows: rows.map(pointRowView), next };
    });
  },

  choose<Place>(
    this: StatementPage<Place>,
    { currentTarget: { dataset } }: Tap<{ readonly place: Place }>,
  ): void {
    if (dataset.place === this.data.place) return;
    this.setData({ ...noRows<PointRowView>(), turn: this.data.turn + 1, place: dataset.place });
    void this.load();
  },

  earlier<Place>(this: StatementPage<Place>): void {
    if (this.data.month !== '') turn(this, -1);
  },

  later<Place>(this: StatementPage<Place>): void {
    if (this.data.month !== '' && !this.data.isLatest) turn(this, 1);
  },

  share<Place>(this: StatementPage<Place>): Promise<boolean> {
    return act(this, async () => {
      const { places, place, month } = this.data;
      const { csv } = await this.csvOf(place, month);
      const name = places.find((one) => one.place === place)?.label ?? '';
      await shareTextFile(`${name}-${month}.csv`, csv);
    });
  },
};

function turn<Place>(page: StatementPage<Place>, step: -1 | 1): void {
  const month = monthBeside(page.data.month, step);
  page.setData({ month, monthName: monthWords(month), isLatest: false });
  void page.load();
}
