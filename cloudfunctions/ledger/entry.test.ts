import fc from 'fast-check';

import { amounts } from '../../tests/support/arbitraries';
import { assertBalanced, transfer, type Asset } from './entry';

const assets = fc.constantFrom<Asset>('CNY', 'SV', 'POINTS');
const movement = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'd'), assets, amounts());

describe('a transfer', () => {
  it('is what one account gives and the other receives', () => {
    expect(transfer('from', 'to', 'POINTS', 7, 'burn')).toEqual([
      { account: 'from', asset: 'POINTS', units: -7, why: 'burn' },
      { account: 'to', asset: 'POINTS', units: 7, why: 'burn' },
    ]);
  });

  it('may go backwards', () => {
    expect(transfer('from', 'to', 'SV', -7, 'x').map((leg) => leg.units)).toEqual([7, -7]);
  });

  it('of nothing leaves no legs', () => {
    expect(transfer('from', 'to', 'CNY', 0, 'x')).toEqual([]);
  });
});

describe('the legs of an entry', () => {
  it('are summed exactly, however large they are', () => {
    const units = [Number.MAX_SAFE_INTEGER, 1, 1, -Number.MAX_SAFE_INTEGER, -1];
    const legs = units.map((one) => ({ account: 'a', asset: 'SV' as const, units: one, why: 'x' }));
    expect(() => assertBalanced('id', legs)).toThrow('SV legs sum to 1');
  });

  it('balance when they are made of transfers', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), (movements) => {
        const legs = movements.flatMap(([from, to, asset, units]) => transfer(from, to, asset, units, 'x'));
        expect(() => assertBalanced('id', legs)).not.toThrow();
      }),
    );
  });

  it('do not balance when one unit is missing anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(movement, { maxLength: 9 }),
        assets,
        fc.constantFrom(1, -1),
        (movements, asset, odd) => {
          const legs = movements.flatMap(([from, to, kind, units]) => transfer(from, to, kind, units, 'x'));
          const wrong = [...legs, { account: 'a', asset, units: odd, why: 'x' }];
          expect(() => assertBalanced('settle:1', wrong)).toThrow(
            new Error(`entry settle:1: ${asset} legs sum to ${odd}`),
          );
        },
      ),
    );
  });

  it('balance asset by asset: points do not make up for SV', () => {
    const legs = [
      { account: 'a', asset: 'SV', units: 5, why: 'x' },
      { account: 'a', asset: 'POINTS', units: -5, why: 'x' },
    ] as const;
    expect(() => assertBalanced('id', legs)).toThrow('entry id: SV legs sum to 5');
  });

  it.each([0.5, NaN, Number.MAX_SAFE_INTEGER + 1])('are whole amounts, not %p', (units) => {
    const legs = transfer('a', 'b', 'SV', units, 'x');
    expect(() => assertBalanced('id', legs)).toThrow(
      new RangeError(`entry id: ${-units} is not a whole amount`),
    );
  });
});
