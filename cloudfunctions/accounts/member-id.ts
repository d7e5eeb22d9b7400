/** Who somebody is in the mall's documents. */
import { idOf } from '../platform/ids';

/** The member id of an OPENID; the OPENID itself stays out of the mall's documents. */
export function memberIdOf(openId: string): string {
  return `m${idOf('member', openId).slice(0, 20)}`;
}
