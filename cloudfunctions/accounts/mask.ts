/** People as other members see them: that there is somebody, not who (rules.md §13). */

/** The same person always looks the same, and two are rarely confused. */
export const maskedMember = (memberId: string): string => `会员***${memberId.slice(-4)}`;

/** As a merchant's people and readers of comments see somebody whose name they need not know. */
export const maskedCustomer = (memberId: string): string => `顾客***${memberId.slice(-2)}`;
