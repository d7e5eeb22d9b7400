/** Whom somebody may take on, change and let go (rules.md §14). */
import type { Post } from '../documents';
import { actsFor, type StaffStanding } from './permission';

/**
 * The owner and the head office's managers: anybody. A store's manager: those below, at the own stores
 * alone; who makes managers, or posts at the head office, answers for the chain.
 */
export function mayEmploy(standing: StaffStanding, post: Post): boolean {
  if (standing.storeIds === 'all') return standing.role === 'owner' || standing.role === 'manager';
  if (standing.role !== 'manager' || post.role === 'manager' || post.isHeadOffice) return false;
  return post.storeIds.length > 0 && post.storeIds.every((storeId) => actsFor(standing, storeId));
}
