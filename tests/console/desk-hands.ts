/** What an operator's hands do at the desk: fill in a dialog, choose, confirm. */
import type { Desk } from './open-console';

/** By the field's label: a text is typed, `{choose}` is taken from a list, `{files}` are chosen, `{on}` is switched. */
export type Filling = Readonly<
  Record<
    string,
    | string
    | { readonly choose: string }
    | { readonly on: boolean }
    | { readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } }
  >
>;

export interface Act {
  readonly page: string;
  /** By the filter's label. */
  readonly filter?: readonly [label: string, option: string];
  /** A text of the row that is acted on; without one a button beside the title is pressed. */
  readonly row?: string;
  readonly button: string;
  readonly fill?: Filling;
  readonly confirm: string;
  /** What the page says then. */
  readonly done: string;
  /** What stands in the table of changes before it is confirmed. */
  readonly changes?: readonly string[];
}

export async function act(desk: Desk, { page, filter, row, button, confirm, done, ...more }: Act) {
  const { fill = {}, changes = [] } = more;
  await desk.open(page);
  if (filter !== undefined) await narrow(desk, ...filter);
  await press(desk, button, row);
  await fillIn(desk, fill);
  for (const text of changes) await desk.dialog.locator('.changes').getByText(text).first().waitFor();
  await desk.dialog.getByRole('button', { name: confirm, exact: true }).click();
  await desk.tab.getByText(done).last().waitFor();
  await desk.dialog.waitFor({ state: 'detached' });
}

export async function narrow({ tab }: Desk, label: string, option: string): Promise<void> {
  await tab.locator('.filter', { hasText: label }).locator('input').click();
  await tab.locator('.t-select-option:visible', { hasText: option }).first().click();
}

/** A button beside the title, or in the row that is looked for. */
export async function press({ tab, row: rowOf }: Desk, button: string, row?: string): Promise<void> {
  if (row === undefined) {
    await tab.getByRole('button', { name: button, exact: true }).click();
    return;
  }
  await tab.getByPlaceholder('在列表中查找').fill(row);
  await rowOf(row).getByText(button, { exact: true }).click();
}

export async function fillIn({ tab, dialog }: Desk, fill: Filling): Promise<void> {
  for (const [label, what] of Object.entries(fill)) {
    const field = dialog
      .locator('.field')
      .filter({ has: tab.locator('.name', { hasText: label }) })
      .first();
    if (typeof what === 'string') {
      const input = field.locator('input:not([type=file]), textarea').first();
      await input.fill(what);
      // A date is taken over when it is finished.
      await input.press((await field.locator('.t-date-picker').count()) > 0 ? 'Enter' : 'Tab');
    } else if ('choose' in what) {
      await field.locator('input').first().click();
      await tab.locator('.t-select-option:visible', { hasText: what.choose }).first().click();
    } else if ('on' in what) {
      const control = field.locator('.t-switch');
      const isOn = (await control.getAttribute('class'))?.includes('t-is-checked') === true;
      if (isOn !== what.on) await control.click();
    } else {
      await field.locator('input[type=file]').setInputFiles(what.file);
      await field.locator('img.picture').first().waitFor();
    }
  }
}
