/** 概览: what waits for somebody, the figures of today, the course of the days. */
import { Button, Link, Tag } from 'tdesign-react';

import { ApiError } from '../services/api-error';
import { call, type DataOf } from '../services/mall';
import { millionthsText, pointText, priceText, svText, yuanText } from '../services/amounts';
import { DayChart, type Series } from '../charts/day-chart';
import { Loaded } from '../shell/loaded';
import { PageHead } from '../shell/page-head';
import { goTo } from '../shell/route';
import { Nothing } from '../shell/states';
import { NotOpen } from './not-open';

type View = DataOf<'dashboard'>;
type Day = View['books']['days'][number];

const DAYS = 60;

export function Dashboard() {
  return (
    <Loaded read={readDashboard}>
      {({ view }, reload) =>
        view === null ? <NotOpen onOpened={reload} /> : <DashboardPage view={view} reload={reload} />
      }
    </Loaded>
  );
}

/** Without a view while the mall has not been opened yet. */
async function readDashboard(): Promise<{ readonly view: View | null }> {
  try {
    return { view: await call('dashboard', { days: DAYS }) };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'MALL_NOT_OPEN') return { view: null };
    throw error;
  }
}

function DashboardPage({ view, reload }: { readonly view: View; readonly reload: () => void }) {
  return (
    <section aria-label="概览">
      <PageHead title="概览" note={`业务日 ${view.books.openDay}，政策版本 ${view.books.policyVersion}`}>
        <Button variant="outline" theme="default" onClick={reload}>
          刷新
        </Button>
      </PageHead>
      <Waiting view={view} />
      <Tiles view={view} />
      {view.books.days.length === 0 ? (
        <div className="card">
          <Nothing sentence="还没有结算过的日子，零点过后这里出现第一天" />
        </div>
      ) : (
        <Charts view={view} />
      )}
    </section>
  );
}

const QUEUES = [
  ['merchants', '商家入驻', 'merchants'],
  ['roles', '角色申请', 'roles'],
  ['partners', '合伙人申请', 'partners'],
  ['comments', '评价审核', 'comments'],
  ['tips', '打赏复核', 'tips'],
  ['refunds', '在途退款', 'refunds'],
  ['differences', '账单差异', 'differences'],
] as const satisfies readonly (readonly [keyof View['waiting'], string, string])[];

function Waiting({ view }: { readonly view: View }) {
  const open = QUEUES.filter(([key]) => view.waiting[key].count > 0);
  return (
    <div className="card waiting">
      <h2>待办</h2>
      {view.haltedBecause !== null && (
        <Tag theme="danger" variant="light">
          交易已暂停：{view.haltedBecause}
        </Tag>
      )}
      {open.length === 0 && <span className="hint">现在没有要处理的事</span>}
      {open.map(([key, label, page]) => (
        <Link key={key} theme={key === 'differences' ? 'danger' : 'primary'} onClick={() => goTo(page)}>
          {label} {view.waiting[key].count}
          {view.waiting[key].isLonger ? '+' : ''}
        </Link>
      ))}
    </div>
  );
}

function Tiles({ view }: { readonly view: View }) {
  const { books } = view;
  const { held } = books;
  const [latest] = books.days;
  const paid = view.money[0];
  const sv = held === null ? '—' : svText(held.memberSvUnits + held.merchantSvUnits);
  const tiles: readonly (readonly [label: string, figure: string, unit: string, note: string])[] = [
    [
      '今日价格',
      priceText(books.price),
      '/ 积分',
      latest === undefined ? '' : `昨日 ${priceText(latest.price)}`,
    ],
    [
      '会员',
      held === null ? '—' : String(held.members),
      '人',
      held === null ? '' : `激活 ${held.activeMembers} 人`,
    ],
    ['商家', held === null ? '—' : String(held.merchants), '家', ''],
    [
      '收款',
      paid === undefined ? '—' : yuanText(paid.sums.paymentsFen),
      '',
      paid === undefined ? '对账后出现' : `${paid.day} · ${paid.sums.payments} 笔`,
    ],
    ['让利额', latest === undefined ? '—' : yuanText(latest.allowanceFen), '', latest?.day ?? ''],
    ['共享值', sv, '', held === null ? '结算后统计' : `锁定 ${svText(held.lockedSvUnits)}`],
    ['已释放', pointText(books.issuedPointUnits), '积分', coverage(books.capPointUnits)],
    [
      '已销毁',
      pointText(books.burnedPointUnits),
      '积分',
      latest === undefined ? '' : `昨日 ${pointText(latest.burnedPointUnits)}`,
    ],
  ];
  return (
    <div className="tiles">
      {tiles.map(([label, figure, unit, note]) => (
        <div key={label} className="card tile">
          <p className="hint">{label}</p>
          <p className="figure">
            {figure} <small>{unit}</small>
          </p>
          <p className="hint">{note === '' ? ' ' : note}</p>
        </div>
      ))}
    </div>
  );
}

function coverage(cap: number | null): string {
  return cap === null ? '总量不设上限' : `总量 ${pointText(cap)} 积分`;
}

function Charts({ view }: { readonly view: View }) {
  const days = [...view.books.days].reverse();
  const names = days.map(({ day }) => day);
  const money = new Map(view.money.map((one) => [one.day, one.sums]));
  const series = (name: string, colour: string, kind: Series['kind'], of: Shown): Series => ({
    ...{ name, colour, kind },
    values: days.map((day) => of(day).value),
    texts: days.map((day) => of(day).text),
  });
  const fen = (amount: number | undefined): ReturnType<Shown> =>
    amount === undefined ? { value: 0, text: '未对账' } : { value: amount / 100, text: yuanText(amount) };
  const points = (units: number): ReturnType<Shown> => ({ value: units / 1_000_000, text: pointText(units) });
  return (
    <div className="charts">
      <DayChart
        title="收款与退款"
        unit="元"
        days={names}
        series={[
          series('收款', 'brand', 'bar', ({ day }) => fen(money.get(day)?.paymentsFen)),
          series('退款', 'text-3', 'bar', ({ day }) => fen(money.get(day)?.refundsFen)),
        ]}
      />
      <DayChart
        title="让利额"
        unit="元"
        days={names}
        series={[series('让利额', 'brand', 'bar', ({ allowanceFen }) => fen(allowanceFen))]}
      />
      <DayChart
        title="价格"
        unit="元 / 积分"
        days={names}
        series={[
          series('价格', 'points', 'line', ({ price }) => ({
            value: price / 10_000,
            text: priceText(price),
          })),
        ]}
      />
      <DayChart
        title="释放、奖励与销毁"
        unit="积分"
        days={names}
        series={[
          series('释放', 'points', 'line', ({ releasedPointUnits }) => points(releasedPointUnits)),
          series('奖励', 'good', 'line', ({ rewardedPointUnits }) => points(rewardedPointUnits)),
          series('销毁', 'text-3', 'line', ({ burnedPointUnits }) => points(burnedPointUnits)),
        ]}
      />
      <DayChart
        title="计入的共享值"
        unit="共享值"
        days={names}
        series={[
          series('计入的共享值', 'brand', 'line', ({ countedSvUnits }) => ({
            value: countedSvUnits / 10_000,
            text: svText(countedSvUnits),
          })),
        ]}
      />
      <DayChart
        title="当日转化"
        unit="%"
        days={names}
        series={[
          series('转化比例', 'good', 'line', ({ convertedMillionths }) => ({
            value: convertedMillionths / 10_000,
            text: millionthsText(convertedMillionths),
          })),
        ]}
      />
    </div>
  );
}

type Shown = (day: Day) => { readonly value: number; readonly text: string };
