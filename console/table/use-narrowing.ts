/** What of a list is shown: its filters, a word that is looked for, the page of the table; kept in the address. */
import { useMemo } from 'react';

import type { Shown } from '../shell/address';
import { show, useAddress } from '../shell/route';
import type { Filter, Filters } from './list';

/** No filter has these names. */
const WORD = 'find';
const PAGE = 'page';

export interface Narrowing {
  /** The same object as long as it says the same. */
  readonly filters: Filters;
  readonly word: string;
  /** From 1. */
  readonly page: number;
  readonly narrow: (filter: Filter, value: string) => void;
  readonly find: (word: string) => void;
  readonly turnTo: (page: number) => void;
}

export function useNarrowing(filters: readonly Filter[] = []): Narrowing {
  const { shown } = useAddress();
  const said = JSON.stringify(filters.map((filter) => [filter.key, valueIn(shown, filter)]));
  const page = Number(shown[PAGE]);
  return {
    filters: useMemo(() => Object.fromEntries(JSON.parse(said) as [string, string][]), [said]),
    word: shown[WORD] ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    narrow: (filter, value) => {
      if (value === valueIn(shown, filter)) return;
      const change = { [filter.key]: value === firstOf(filter) ? '' : value };
      const isPersonal = filter.isPersonal === true;
      // Other rows begin at their first page.
      show({ [PAGE]: '', ...(isPersonal ? {} : change) }, isPersonal ? { hidden: change } : {});
    },
    find: (word) => show({ [WORD]: word, [PAGE]: '' }, { isTyped: true }),
    turnTo: (to) => show({ [PAGE]: to === 1 ? '' : String(to) }),
  };
}

const firstOf = ({ options }: Filter): string => options?.[0]?.value ?? '';

/** An address is written by hand as well: what cannot be chosen is not chosen. */
function valueIn(shown: Shown, filter: Filter): string {
  const { [filter.key]: value = firstOf(filter) } = shown;
  const { options } = filter;
  return options === undefined || options.some((one) => one.value === value) ? value : firstOf(filter);
}
