/** The rules against the straightforward computation that `npm run bench -- rewards` uses. */
import { standard, strict } from '../../cloudfunctions/policy/profiles';
import { dice, randomOrder } from '../../local/bench/random-orders';
import { differs } from '../../local/bench/rewards';

test.each([standard, strict])('$version: 5,000 random orders give the same legs', (policy) => {
  const roll = dice(20260601);
  const orders = Array.from({ length: 5_000 }, () => randomOrder(roll));
  expect(orders.filter((order) => differs(order, policy))).toEqual([]);
});
