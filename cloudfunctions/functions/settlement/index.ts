import { countSold } from '../../catalog/count-sold';
import { onTimer } from '../../edge/timer';
import { doDueWork } from '../../orders/due';

// Small enough for the 60 seconds of a function; what is left over is due at the next firing.
const A_FIRING = 100;

export const main = onTimer(async (house) => {
  // Money first.
  const done = await doDueWork(house, A_FIRING);
  return { ...done, counted: await countSold(house, A_FIRING) };
});
