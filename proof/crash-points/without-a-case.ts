/**
 * What writes and has no case of its own (`member.join`, `upkeep.swept`), and the one sentence why none is needed: it writes
 * nothing that anybody could miss, or it is the same transaction as another one.
 */
export const WITHOUT_A_CASE: Readonly<Record<string, string>> = {
  'operator.proposal':
    'It reads; the table whose rows say how things stand also says how each is carried out.',
};
