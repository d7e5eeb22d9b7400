/** People as other members see them: that there is somebody, not who (rules.md §13). */

/** The same person always looks the same, and two are rarely confused. */
export const maskedMember = (memberId: string): string => `会员***${memberId.slice(-4)}`;

/** As a merchant's people and readers of comments see somebody whose name they need not know. */
export const maskedCustomer = (memberId: string): string => `顾客***${memberId.slice(-2)}`;

const CLEAR_BEGINNING = 3;
const CLEAR_END = 4;

/** 138****0010: enough for somebody who has the number before them to see that it is this one. */
export function maskedPhone(phone: string): string {
  const hidden = phone.length - CLEAR_BEGINNING - CLEAR_END;
  return hidden < 1 ? '****' : phone.slice(0, CLEAR_BEGINNING) + '*'.repeat(hidden) + phone.slice(-CLEAR_END);
}
