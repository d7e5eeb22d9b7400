import * as field from './fields';
import { isPlainText } from './plain-text';

test.each(['', '沐颜·西湖店', 'Ämter & Söhne', '一家四口👨‍👩‍👧‍👦', '第一行\n第二行', 'مرحبا', 'e\u0301'])(
  '%j is text',
  (text) => {
    expect(isPlainText(text)).toBe(true);
  },
);

test.each([
  '\ud800',
  '好\udc00',
  '\u202e1234',
  'a\u0000b',
  '\u0007',
  '\u200b\u200d\ufeff',
  '\u2066店',
  '\uffff',
])('%j is none', (text) => {
  expect(isPlainText(text)).toBe(false);
  for (const one of [field.title, field.sentence, field.note])
    expect(one.safeParse(text).success).toBe(false);
});
