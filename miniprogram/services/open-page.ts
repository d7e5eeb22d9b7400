/** Opens a page on top, however many lie below. */

/** WeChat keeps ten. */
const MOST_PAGES = 10;

/** From one product to the next people walk far: the tenth page makes room for the one after it. */
export function openPage(url: string): void {
  if (getCurrentPages().length < MOST_PAGES) void wx.navigateTo({ url });
  else void wx.redirectTo({ url });
}
