/** A merchant's stores and what it decides for all of them. */
import { asked, ownerAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { owner } from '../stage';

export const premises: readonly UseCase[] = [
  useCase('say what people see of a store', (stage) => {
    const page = { address: '文三路 3 号', phone: '0571-88888888', position: null, hours: {} };
    return asked(owner, 'store', 'saveStorePage', { ...stage.here, ...page });
  }),
  useCase('make the code for the counter', (stage) => asked(owner, 'store', 'storeCode', stage.here)),
  useCase('say what sending costs', (stage) =>
    ownerAsks(stage, 'setFreight', { feeFen: 800, freeFromFen: 9_900 }),
  ),
  useCase('say how much of an order points may cover', (stage) =>
    ownerAsks(stage, 'setPointsShare', { shareBp: 2_000 }),
  ),
];
