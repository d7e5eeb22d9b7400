/** The units of the policy's fields: how their whole numbers are written for people, to the last place, and read again. */

export interface Unit {
  readonly word: string;
  readonly write: (units: number) => string;
  /** Null where it is none. */
  readonly read: (text: string) => number | null;
}

function decimal(word: string, places: number): Unit {
  return {
    word,
    write: (units) => {
      const digits = String(units).padStart(places + 1, '0');
      const parts = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
      return `${digits.slice(0, digits.length - places)}${parts === '' ? '' : `.${parts}`}`;
    },
    read: (text) => {
      const [, whole = '', parts = ''] = /^(\d{1,12})(?:\.(\d*))?$/.exec(text) ?? [];
      const units = Number(whole + parts.padEnd(places, '0'));
      return whole === '' || parts.length > places || !Number.isSafeInteger(units) ? null : units;
    },
  };
}

const MINUTES = 60;

/** A minute of the day. */
const CLOCK: Unit = {
  word: '',
  write: (minute) =>
    [Math.floor(minute / MINUTES), minute % MINUTES].map((part) => String(part).padStart(2, '0')).join(':'),
  read: (text) => {
    const [, hours = '', minutes = ''] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
    return hours === '' ? null : Number(hours) * MINUTES + Number(minutes);
  },
};

const FEN = decimal('元', 2);
const DAYS = decimal('天', 0);
const MINUTE = decimal('分钟', 0);
const TIMES = decimal('次', 0);
const PLAIN = decimal('', 0);

/** The first whose pattern the path of the field has. */
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/Bp$/, decimal('%', 2)],
  [/Fen(\.|$)/, FEN],
  [/SvUnits$/, decimal('共享值', 4)],
  [/PointUnits$/, decimal('积分', 6)],
  [/Price$/, decimal('元 / 积分', 4)],
  [/eveningMinute$/, CLOCK],
  [/Days$/, DAYS],
  [/\.daysAhead$/, DAYS],
  [/Hours$/, decimal('小时', 0)],
  [/[mM]inutes$/, MINUTE],
  [/Seconds$/, decimal('秒', 0)],
  [/Multiple$/, decimal('倍', 0)],
  [/maxRewardedLevels$/, decimal('层', 0)],
  [/\.(maxUnpaid|maxOpenOrders)$/, decimal('笔', 0)],
  [/\.maxLines$/, decimal('行', 0)],
  [/\.maxQuantity$/, decimal('件', 0)],
  [/\.minSellers$/, decimal('位', 0)],
  [/\.minMerchants$/, decimal('家', 0)],
  [/\.maxOpen$/, decimal('个', 0)],
  [/\.maxRecipients$/, decimal('人', 0)],
  [/\.(maxWrong|perStoreDay|perCustomerDay|maxNoShows)$/, TIMES],
];

export function unitOf(path: string): Unit {
  return UNITS.find(([pattern]) => pattern.test(path))?.[1] ?? PLAIN;
}
