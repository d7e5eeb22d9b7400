/** The sheet of wheels behind <picker>. */
import { make, openSheet } from './sheet';

export interface WheelOptions {
  readonly title: string;
  /** The rows of each wheel, which may depend on the rows chosen so far. */
  readonly columns: (indexes: readonly number[]) => readonly (readonly string[])[];
  readonly indexes: readonly number[];
  onColumn(column: number, index: number): void;
}

/** @returns the chosen rows, undefined when the sheet was closed without a choice */
export async function openWheels(options: WheelOptions): Promise<number[] | undefined> {
  let indexes = [...options.indexes];
  const box = make('div', 'phone-wheels');
  const draw = (): void => {
    const columns = options.columns(indexes);
    indexes = columns.map((rows, at) => Math.min(indexes[at] ?? 0, Math.max(0, rows.length - 1)));
    box.replaceChildren(...columns.map((rows, at) => column(rows, at)));
  };
  const column = (rows: readonly string[], at: number): HTMLElement => {
    const list = make('div', 'phone-wheel');
    list.setAttribute('role', 'listbox');
    rows.forEach((text, index) => {
      const row = make('button', 'phone-wheel-row', text);
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', String(index === indexes[at]));
      row.addEventListener('click', () => {
        indexes[at] = index;
        options.onColumn(at, index);
        draw();
      });
      list.append(row);
    });
    requestAnimationFrame(() =>
      list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'center' }),
    );
    return list;
  };
  draw();
  const value = await openSheet({
    title: options.title,
    content: [box],
    buttons: [
      { text: '确定', value: 'ok', kind: 'main' },
      { text: '取消', value: '' },
    ],
    cancel: '',
  });
  return value === '' ? undefined : indexes;
}
