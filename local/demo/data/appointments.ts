/** How the stores' days are laid out, and the appointments around today. */
import type { StaffRow } from './staff';

/** Treatments that go on at once. */
export const ROOMS = 4;

interface Pattern {
  /** Minutes of the day; null: until the store closes. */
  readonly from: number;
  readonly to: number | null;
  /** 0 = Sunday. */
  readonly dayOff: number;
}

/** Of a store's beauticians in the order of the table, and then from the first again: somebody is always there. */
const PATTERNS: readonly Pattern[] = [
  { from: 600, to: 1_140, dayOff: 3 },
  { from: 660, to: null, dayOff: 1 },
];
const DOCTORS: Pattern = { from: 600, to: 1_080, dayOff: 1 };

export function patternOf({ job }: Pick<StaffRow, 'job'>, place: number): Pattern {
  const pattern = job === '医师' ? DOCTORS : PATTERNS[place % PATTERNS.length];
  if (pattern === undefined) throw new Error('nobody works');
  return pattern;
}

/** Where somebody comes to, and when. */
export const VISIT_STORES: readonly string[] = [
  'lanxi-xihu',
  'lanxi-binjiang',
  'lanxi-yinzhou',
  'lanxi-jingan',
];
export const VISIT_WINDOWS = [
  { from: 540, to: 660, capacity: 2 },
  { from: 660, to: 780, capacity: 2 },
  { from: 840, to: 960, capacity: 3 },
  { from: 960, to: 1_080, capacity: 3 },
  { from: 1_080, to: 1_200, capacity: 2 },
] as const;

/** What becomes of an appointment when its time comes; tomorrow's have no time yet. */
type Fate = 'comes' | 'comesWithCard' | 'staysAway';

export interface AppointmentRow {
  readonly name: string;
  readonly storeId: string;
  /** Of the demo's products. */
  readonly code: string;
  /** From today. */
  readonly days: -1 | 0 | 1 | 2;
  /** The free time that is nearest to this minute of the day is taken. */
  readonly minute: number;
  readonly fate: Fate;
  readonly note?: string;
}

const row = (
  name: string,
  storeId: string,
  code: string,
  days: AppointmentRow['days'],
  minute: number,
  fate: Fate = 'comes',
  note = '',
): AppointmentRow => ({ name, storeId, code, days, minute, fate, note });

/** Booked on the phone, yesterday at noon; those who do not live in a shorter demo are left out. */
export const APPOINTMENTS: readonly AppointmentRow[] = [
  row('蒋慧敏', 'lanxi-xihu', 'c03', -1, 840, 'comesWithCard', '右边肩膀紧，请多按一会儿'),
  row('许嘉怡', 'lanxi-xihu', 's06', -1, 915, 'staysAway'),
  row('林晓月', 'lanxi-xihu', 's03', 0, 990),
  row('蒋慧敏', 'lanxi-xihu', 'c03', 1, 660, 'comesWithCard'),
  row('何思雨', 'lanxi-xihu', 'c01', 1, 870, 'comesWithCard', '第一次来，想先看看皮肤'),
  row('顾文静', 'lanxi-binjiang', 's02', 1, 1_020),
  row('周婉婷', 'lanxi-yinzhou', 's07', 0, 1_080),
  row('吴梦洁', 'lanxi-xihu', 's01', -1, 1_020),
  row('叶知心', 'lanxi-xihu', 's05', 0, 780),
  row('方雪儿', 'lanxi-xihu', 's02', 0, 900),
  row('任倩倩', 'lanxi-xihu', 's08', 1, 960, 'comes', '想做裸粉色'),
  row('施婉清', 'lanxi-yinzhou', 's04', 1, 780),
  row('唐雨薇', 'lanxi-yuanqu', 's01', 2, 840),
  row('袁梦琪', 'lanxi-xinjiekou', 's02', 0, 840),
  row('秦雨桐', 'lanxi-xinjiekou', 's07', 1, 900),
  row('白若溪', 'lanxi-jingan', 's05', 1, 840),
  row('金可儿', 'lanxi-jingan', 's03', 0, 960),
];

/** People without the mini-program, booked at the counter by the store's clerk. */
export const WALK_INS: readonly (readonly [
  name: string,
  storeId: string,
  code: string,
  days: 0 | 1,
  minute: number,
])[] = [
  ['王女士', 'lanxi-xihu', 's04', 0, 690],
  ['陈女士', 'lanxi-xihu', 's02', 1, 720],
  ['孙女士', 'lanxi-binjiang', 's05', 1, 840],
];
