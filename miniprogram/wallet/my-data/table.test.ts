/** The export as a table: nothing is lost, nothing runs. */
import { tableOf } from './table';

const linesOf = (text: string): string[] => text.replace('\uFEFF', '').split('\r\n');

test('a row a field, named by the way to it; what is empty says nothing', () => {
  const text = tableOf({
    收货地址: [{ _id: 'mei', addresses: [{ name: '王小姐', isDefault: true }, { name: '李先生' }] }],
    购物车: [],
    订单: [{ amountFen: -5, note: null }, { amountFen: 200 }],
  });
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(linesOf(text)).toEqual([
    '类别,第几条,项目,内容',
    '收货地址,1,_id,mei',
    '收货地址,1,addresses.0.name,王小姐',
    '收货地址,1,addresses.0.isDefault,true',
    '收货地址,1,addresses.1.name,李先生',
    '订单,1,amountFen,-5',
    '订单,2,amountFen,200',
    '',
  ]);
});

test('commas, quotes and breaks are quoted, formulas are not run', () => {
  const [, , comma, ...formulas] = linesOf(
    tableOf({ 评价: [{ a: '', b: '好，"很", 好', c: '=1+1', d: '＝1+1' }] }),
  );
  expect(comma).toBe('评价,1,b,"好，""很"", 好"');
  expect(formulas).toEqual(["评价,1,c,'=1+1", "评价,1,d,'＝1+1", '']);
});
