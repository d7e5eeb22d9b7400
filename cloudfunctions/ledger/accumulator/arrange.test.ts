/** Holdings without days: their beginning, and the shares that their SV makes. */
import { addSv, arrange, emptyHolding, svHr, svUnitsOf } from './holding';
import { emptyPool } from './pool';
import { RESCALE, svResolution } from './scale';

const W = svResolution(0);
const OPENED = '2025-06-30';

describe('a new holder', () => {
  it('stands where the pool stands, with nothing', () => {
    const pool = { ...emptyPool(), acc: 7n, scale: 2, epoch: 3 };
    expect(emptyHolding(pool, OPENED)).toEqual({
      shares: 0n,
      acc: 7n,
      scale: 2,
      epoch: 3,
      through: OPENED,
      expiry: '',
      frac: 0n,
      idle: 0n,
    });
  });
});

describe('the SV of a holder', () => {
  it('has no shares while the SV is nothing, or less than nothing by the tolerance', () => {
    const pool = emptyPool();
    const short = { ...emptyHolding(pool, OPENED), idle: W - W / RESCALE };
    expect(svUnitsOf(short, pool)).toBe(1);
    const taken = arrange(addSv(short, pool, -1), pool, '2025-07-30', '2025-07-01');
    expect(taken).toMatchObject({ shares: 0n, idle: -W / RESCALE });
  });

  it('is all in shares while the last day has not passed, and idle afterwards', () => {
    const pool = emptyPool();
    const holder = addSv(emptyHolding(pool, OPENED), pool, 2);
    const shares = 2n * 10n ** 12n;
    expect(arrange(holder, pool, '2025-07-01', '2025-07-01')).toEqual({
      ...holder,
      expiry: '2025-07-01',
      shares,
      idle: 0n,
    });
    expect(arrange(holder, pool, '2025-06-30', '2025-07-01')).toEqual({ ...holder, expiry: '2025-06-30' });
    expect(arrange(holder, pool, '', '2025-07-01')).toEqual({ ...holder, expiry: '' });
  });
});

describe('a holding that is not up to date', () => {
  it.each([{ scale: 1 }, { epoch: 1 }])('cannot be looked at: %p', (facts) => {
    const pool = { ...emptyPool(), ...facts };
    const old = emptyHolding(emptyPool(), OPENED);
    expect(() => svHr(old, pool)).toThrow(new Error('the holding is not up to date with the pool'));
    expect(() => svUnitsOf(old, pool)).toThrow('not up to date');
  });
});
