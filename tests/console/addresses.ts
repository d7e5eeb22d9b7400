/** What a page shows stands in its address: after a reload, a step back, and for whoever is sent the link. */
import { narrow } from './desk-hands';
import type { Desk } from './open-console';

/** @param second sits at another computer */
export async function followAddresses(desk: Desk, second: Desk): Promise<void> {
  await filtersOutlive(desk, second);
  await pagesOutlive(desk);
  await peopleStayHome(desk);
  await tabsOutlive(desk);
}

const filterIn = ({ tab }: Desk, label: string) =>
  tab.locator('.filter', { hasText: label }).locator('input');
const valueOf = (desk: Desk, label: string): Promise<string> => filterIn(desk, label).inputValue();
const said = ({ tab }: Desk): string => decodeURIComponent(new URL(tab.url()).hash);

async function filtersOutlive(desk: Desk, second: Desk): Promise<void> {
  const { tab } = desk;
  await desk.open('orders');
  await narrow(desk, '类型', '礼包');
  await filterIn(desk, '商家编号').fill('platform');
  await filterIn(desk, '商家编号').press('Enter');
  await tab.getByPlaceholder('在列表中查找').fill('会员礼包');
  await desk.row('会员礼包').waitFor();
  expect(said(desk)).toBe('#/orders?kind=pack&merchantId=platform&find=会员礼包');

  const sees = async (one: Desk): Promise<string[]> => {
    await one.row('会员礼包').waitFor();
    const word = await one.tab.getByPlaceholder('在列表中查找').inputValue();
    return [await valueOf(one, '类型'), await valueOf(one, '商家编号'), word];
  };
  await tab.reload();
  expect(await sees(desk)).toEqual(['礼包', 'platform', '会员礼包']);
  await second.tab.goto(tab.url());
  expect(await sees(second)).toEqual(['礼包', 'platform', '会员礼包']);

  // What was typed belongs to the step that was taken with it.
  await tab.goBack();
  await tab.waitForURL(/kind=pack$/);
  expect(await valueOf(desk, '商家编号')).toBe('');
  expect(await tab.getByPlaceholder('在列表中查找').inputValue()).toBe('');
  await tab.goBack();
  await tab.waitForURL(/orders$/);
  expect(await valueOf(desk, '类型')).toBe('全部');

  // Written by hand, what cannot be chosen is not chosen.
  await tab.goto(tab.url().replace(/#.*/, '#/orders?kind=nothing'));
  await tab.locator('tbody tr').first().waitFor();
  expect(await valueOf(desk, '类型')).toBe('全部');
}

async function pagesOutlive(desk: Desk): Promise<void> {
  const { tab } = desk;
  const current = tab.locator('.t-pagination__number.t-is-current');
  await desk.open('members');
  await tab.locator('.t-pagination__number', { hasText: '2' }).first().click();
  await tab.waitForURL(/members\?page=2$/);
  const first = await tab.locator('tbody tr').first().textContent();
  await tab.reload();
  await current.getByText('2', { exact: true }).waitFor();
  expect(await tab.locator('tbody tr').first().textContent()).toBe(first);
  await tab.goBack();
  await current.getByText('1', { exact: true }).waitFor();
}

/** A name or a phone outlives a reload, and is in no link. */
async function peopleStayHome(desk: Desk): Promise<void> {
  const { tab } = desk;
  await desk.open('members');
  await filterIn(desk, '电话').fill('13900000000');
  await filterIn(desk, '电话').press('Enter');
  await tab.getByText('没有找到这样的会员').waitFor();
  expect(said(desk)).toBe('#/members');
  await tab.reload();
  await tab.getByText('没有找到这样的会员').waitFor();
  expect(await valueOf(desk, '电话')).toBe('13900000000');
  await tab.goBack();
  await tab.locator('tbody tr').first().waitFor();
  expect(await valueOf(desk, '电话')).toBe('');
}

async function tabsOutlive(desk: Desk): Promise<void> {
  const { tab } = desk;
  await desk.open('policy');
  await tab.getByText('历史', { exact: true }).click();
  await tab.getByRole('columnheader', { name: '采用时间' }).waitFor();
  await tab.reload();
  await tab.getByRole('columnheader', { name: '采用时间' }).waitFor();
  await tab.goBack();
  await tab.getByRole('columnheader', { name: '数值' }).waitFor();
}
