/** People as other members see them: that there is somebody, not who (rules.md §13). */

/** The same person always looks the same, and two are rarely confused. */
export const maskedMember = (memberId: string): string => `会员***${memberId.slice(-4)}`;
