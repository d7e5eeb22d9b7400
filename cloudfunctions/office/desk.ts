/** The first screen of an operator's phone: who one is, what waits, what is wrong. */
import { waitingRoleCount } from '../accounts/decide-role';
import { waitingPartnerCount } from '../partners/waiting';
import { waitingApplicationCount } from '../stores/onboarding/views';
import { alarmsIn, type AlarmView } from './alarms/list';
import { alarms, proposals } from './documents';
import type { OfficeHouse } from './house';
import { nameOf } from './people/names-of';
import type { OperatorRole } from './roles';

export interface Desk {
  readonly name: string;
  readonly roles: readonly OperatorRole[];
  readonly waiting: {
    readonly proposals: number;
    readonly merchants: number;
    readonly roles: number;
    readonly partners: number;
    readonly alarms: number;
  };
  readonly alarms: readonly AlarmView[];
}

const SHOWN_ALARMS = 20;

/** Counts that go out together. */
export async function desk(
  house: OfficeHouse,
  memberId: string,
  roles: readonly OperatorRole[],
): Promise<Desk> {
  const { database, clock } = house;
  const open = { state: 'proposed', expiresAt: { gt: clock.now() } };
  const [name, ofTwo, merchants, ofRoles, partners, count, page] = await Promise.all([
    nameOf(house, memberId),
    database.count(proposals, open),
    waitingApplicationCount(database),
    waitingRoleCount(database),
    waitingPartnerCount(database),
    database.count(alarms, { state: 'open' }),
    alarmsIn(house, { state: 'waiting', after: null, limit: SHOWN_ALARMS }),
  ]);
  const waiting = { proposals: ofTwo, merchants, roles: ofRoles, partners, alarms: count };
  return { name, roles, waiting, alarms: page.rows };
}
