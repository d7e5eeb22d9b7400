/** What the person has looked for, latest first: it stays on the phone. */

const KEY = 'searches';
const MOST = 12;

export function pastSearches(): string[] {
  const kept: unknown = wx.getStorageSync(KEY);
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
}

/** Puts a word in front; said again, it stands once. */
export function rememberSearch(word: string): string[] {
  const words = [word, ...pastSearches().filter((one) => one !== word)].slice(0, MOST);
  wx.setStorageSync(KEY, words);
  return words;
}

export function forgetSearches(): void {
  wx.removeStorageSync(KEY);
}
