/** 到家: one that was done, one for which somebody sets out just before now, one that waits for the store. */
import { VISIT_WINDOWS } from './data/appointments';
import { CHAIN } from './data/chain';
import { oneAt, staffAt } from './data/staff';
import { named, order } from './deeds';
import { MINUTE_MS, startOfDay } from '../../cloudfunctions/units/days';
import { memberIdOf, type World } from './world';

const ORDERED_MIN = 11 * 60 + 40;
const ASSIGNED_MIN = 12 * 60 + 20;
/** Before now. */
const SET_OUT_MIN = 14;

interface Row {
  readonly name: string;
  readonly code: string;
  readonly storeId: string;
  readonly day: number;
  readonly window: Window;
  readonly note: string;
}
type Window = (typeof VISIT_WINDOWS)[number];
const AFTERNOON = VISIT_WINDOWS[3];

export function planVisits(world: World): void {
  const { agenda, days, endsAt } = world;
  const done = {
    ...{ name: '林晓月', code: 's08', storeId: 'lanxi-binjiang', day: days - 1, window: AFTERNOON },
    note: '门铃坏了，到了请打电话',
  };
  const now = {
    ...{ name: '蒋慧敏', code: 's04', storeId: 'lanxi-binjiang', day: days, window: windowNow(world) },
    note: '家里有猫，请介意的老师提前说',
  };
  const later = {
    ...{ name: '许嘉怡', code: 's08', storeId: 'lanxi-xihu', day: days + 1, window: AFTERNOON },
    note: '',
  };
  planVisit(world, done, (visit) => {
    agenda.on(done.day, AFTERNOON.from - 20, visit.depart);
    agenda.on(done.day, AFTERNOON.from + 5, visit.arrive);
    agenda.on(done.day, AFTERNOON.from + 70, visit.finish);
  });
  planVisit(world, now, (visit) => {
    agenda.at(endsAt - SET_OUT_MIN * MINUTE_MS, visit.depart);
  });
  planVisit(world, later, null);
}

interface Visit {
  readonly depart: () => Promise<unknown>;
  readonly arrive: () => Promise<unknown>;
  readonly finish: () => Promise<unknown>;
}

/** @param assigned what the person who comes does; null: nobody is found yet */
function planVisit(world: World, row: Row, assigned: ((visit: Visit) => void) | null): void {
  const { agenda, days, mall } = world;
  const { storeId, window } = row;
  const { openid } = named(row.name);
  const here = { merchantId: CHAIN.id, storeId };
  agenda.on(days - 1, ORDERED_MIN, async () => {
    const { _id: orderId } = await order(world, named(row.name), row.code);
    const time = { day: agenda.dayOf(row.day), from: window.from, to: window.to };
    const wanted = { orderId, storeId, addressId: 'home', note: row.note, ...time };
    const { _id: visitId, code } = await mall.call(openid, 'member', 'planVisit', wanted);
    if (assigned === null) return;
    const ofVisit = { ...here, visitId };
    agenda.on(days - 1, ASSIGNED_MIN, async () => {
      const comes = staffAt(storeId, '美容师').at(-1)?.openid ?? '';
      const staffMemberId = memberIdOf(world, comes);
      await mall.call(oneAt(storeId, '店员').openid, 'store', 'assignVisit', { ...ofVisit, staffMemberId });
      assigned({
        depart: () => mall.call(comes, 'store', 'departVisit', ofVisit),
        arrive: () => mall.call(comes, 'store', 'arriveVisit', ofVisit),
        finish: () => mall.call(comes, 'store', 'finishVisit', { ...ofVisit, code }),
      });
    });
  });
}

/** The one that begins next today, or else the day's last. */
function windowNow({ agenda, days, endsAt }: World): Window {
  const minute = (endsAt - startOfDay(agenda.dayOf(days))) / MINUTE_MS;
  return VISIT_WINDOWS.find(({ to }) => to > minute) ?? VISIT_WINDOWS[4];
}
