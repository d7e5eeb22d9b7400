/**
 * What writes and has no case of its own (`member.join`, `upkeep.swept`), and the one sentence why none is needed: it writes
 * nothing that anybody could miss, or it is the same transaction as another one. Nothing is exempt now.
 */
export const WITHOUT_A_CASE: Readonly<Record<string, string>> = {};
