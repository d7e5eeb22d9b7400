/** A browser's long name in the words by which a person knows the computer. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge 浏览器'],
  [/MicroMessenger\//, '微信'],
  [/Firefox\//, 'Firefox 浏览器'],
  [/Chrome\//, 'Chrome 浏览器'],
  [/Safari\//, 'Safari 浏览器'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows 电脑'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Android/, '安卓手机或平板'],
  [/Mac OS X|Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

export function deviceOf(userAgent: string): string {
  const named = (rows: typeof BROWSERS): string =>
    rows.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '';
  const words = [named(SYSTEMS), named(BROWSERS)].filter((word) => word !== '');
  return words.length === 0 ? '未知设备' : words.join(' · ');
}
