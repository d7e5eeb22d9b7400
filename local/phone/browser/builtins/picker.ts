/** <picker>: a sheet of wheels for a list, several lists, a time, a day, a region. */
import { openWheels } from '../wx/wheels';
import { columnsOf, dateColumns, dateValue, REGIONS, timeColumns } from './picker-columns';
import type { Builtin, Host, Mounted } from './define';
import { onTap } from './tap';

interface Choice {
  readonly columns: (indexes: readonly number[]) => readonly (readonly string[])[];
  readonly indexes: readonly number[];
  /** What `change` tells for the chosen rows. */
  detail(indexes: readonly number[]): object;
}

const CHOICES: Readonly<Record<string, (host: Host) => Choice>> = {
  selector: (host) => {
    const rows = columnsOf(host.value('range'), host.text('rangeKey'));
    return {
      columns: () => [rows],
      indexes: [host.number('value') || 0],
      detail: ([index = 0]) => ({ value: index }),
    };
  },
  multiSelector: (host) => ({
    columns: () =>
      ((host.value('range') ?? []) as unknown[]).map((rows) => columnsOf(rows, host.text('rangeKey'))),
    indexes: (host.value('value') ?? []) as number[],
    detail: (value) => ({ value }),
  }),
  time: (host) => {
    const [hours, minutes] = timeColumns(host.text('start'), host.text('end'));
    const [hour, minute] = host.text('value').split(':');
    return {
      columns: () => [hours, minutes],
      indexes: [hours.indexOf(hour ?? ''), minutes.indexOf(minute ?? '')].map((index) => Math.max(0, index)),
      detail: ([h = 0, m = 0]) => ({ value: `${hours[h] ?? ''}:${minutes[m] ?? ''}` }),
    };
  },
  date: (host) => {
    const { columns, indexes } = dateColumns(
      host.text('value'),
      host.text('start'),
      host.text('end'),
      host.text('fields'),
    );
    return { columns, indexes, detail: (chosen) => ({ value: dateValue(columns(chosen), chosen) }) };
  },
  region: (host) => {
    const value = (host.value('value') ?? []) as string[];
    const provinces = Object.keys(REGIONS);
    const citiesOf = (province = 0): string[] => Object.keys(REGIONS[provinces[province] ?? ''] ?? {});
    const districtsOf = (province = 0, city = 0): readonly string[] =>
      REGIONS[provinces[province] ?? '']?.[citiesOf(province)[city] ?? ''] ?? [];
    const columns = ([p, c]: readonly number[]): readonly (readonly string[])[] => [
      provinces,
      citiesOf(p),
      districtsOf(p, c),
    ];
    const first = Math.max(0, provinces.indexOf(value[0] ?? ''));
    const second = Math.max(0, citiesOf(first).indexOf(value[1] ?? ''));
    const third = Math.max(0, districtsOf(first, second).indexOf(value[2] ?? ''));
    return {
      columns,
      indexes: [first, second, third],
      detail: (chosen) => ({
        value: columns(chosen).map((rows, at) => rows[chosen[at] ?? 0] ?? ''),
        code: [],
        postcode: '',
      }),
    };
  },
};

function mountPicker(host: Host): Mounted {
  const open = (): void => {
    if (host.flag('disabled')) return;
    const choose = CHOICES[host.text('mode')] ?? CHOICES['selector'];
    if (choose === undefined) return;
    const choice = choose(host);
    void openWheels({
      title: host.text('headerText'),
      columns: choice.columns,
      indexes: choice.indexes,
      onColumn: (column, value) => host.trigger('columnchange', { column, value }),
    }).then((indexes) => {
      if (indexes === undefined) {
        host.trigger('cancel');
        return;
      }
      const detail = choice.detail(indexes);
      host.set('value', (detail as { value: unknown }).value);
      host.trigger('change', detail);
    });
  };
  onTap(host.element, open);
  return {
    activate: open,
    field: {
      name: () => host.text('name'),
      value: () => host.value('value'),
      reset: () => host.set('value', null),
    },
  };
}

export const PICKER: Builtin = {
  tag: 'picker',
  properties: {
    name: '',
    mode: 'selector',
    disabled: false,
    headerText: '',
    range: [],
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    customItem: '',
    level: 'region',
  },
  mount: mountPicker,
};
