/** Which advertising slots were on the screen since the phone was taken up; told to the mall once, when it is put away. */
import { call } from './api';

const MOST = 20;
const seen = new Set<string>();

export function sawSlot(slotId: string): void {
  if (seen.size < MOST) seen.add(slotId);
}

/** A view that cannot be told is not counted: nobody is made to wait for it. */
export async function tellViews(): Promise<void> {
  const slotIds = [...seen];
  seen.clear();
  if (slotIds.length === 0) return;
  await call('member', 'sawSlots', { slotIds }).catch(() => null);
}
