/** What a refused call leaves behind on purpose: the count of guesses, the log, and what was asked of WeChat. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  FORBIDDEN: ['auditLog'],
  PASSWORD_WRONG: ['payPasswords'],
  PASSWORD_LOCKED: ['payPasswords'],
  CODE_UNKNOWN: ['codeTries', 'consoleTries', 'visits'],
  CODE_EXPIRED: ['codeTries', 'consoleTries'],
  CODE_USED: ['codeTries', 'consoleTries'],
  CODE_FOREIGN: ['codeTries'],
  // What is asked of WeChat is written down before it is asked, or a lost answer would be lost.
  PAYMENT_UNAVAILABLE: ['payments', 'payIns', 'cashOuts'],
};
/** Looking at personal data is noted before it is looked at, and so is a call at the console. */
const ALWAYS = ['auditLog'];

export function writtenBeside(code: string, id: string): boolean {
  const name = id.slice(0, id.indexOf('/'));
  return ALWAYS.includes(name) || (BESIDE[code] ?? []).includes(name);
}
