/** What writes and has no case of its own, and why none is needed. */
export const WITHOUT_A_CASE: Readonly<Record<string, string>> = {};
