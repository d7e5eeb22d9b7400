/** Larger letters for those who set them in WeChat. */

const SMALLEST = 0.8;
const LARGEST = 1.6;

/** The style of `page-meta`: how much larger than usual letters are. */
export function pageStyle(): string {
  const { fontSizeScaleFactor: factor = 1 } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return `--font-scale: ${Math.min(Math.max(factor, SMALLEST), LARGEST)};`;
}
