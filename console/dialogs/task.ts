/** One thing that an operator does: what is filled in, what it changes, and what is done then. */

export type Option = Readonly<Record<string, string>>;
export type Value = string | boolean | readonly string[] | readonly Option[];
export type Values = Readonly<Record<string, Value>>;

export type FieldKind =
  | 'text'
  | 'paragraph'
  | 'money'
  | 'rate'
  | 'count'
  | 'select'
  | 'switch'
  | 'moment'
  | 'day'
  | 'pictures'
  | 'options';

export interface Field {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly isOptional?: boolean;
  /** Longest text, or most pictures. */
  readonly max?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What else must be true of it: a sentence where it is not. */
  readonly fault?: (text: string, values: Values) => string | null;
  /** Of rows of options. */
  readonly columns?: readonly { readonly key: string; readonly label: string; readonly isWide?: boolean }[];
  /** Named, and not to be changed. */
  readonly isFixed?: boolean;
}

/** Before and after of one fact, as people read it. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export interface Task {
  readonly title: string;
  readonly note?: string;
  readonly fields?: readonly Field[];
  readonly first?: Values;
  readonly changes: (values: Values) => readonly Change[];
  readonly label: string;
  readonly isGrave?: boolean;
  readonly run: (values: Values, requestId: string) => Promise<unknown>;
  /** What has happened, and what comes next. */
  readonly done: string;
}

/** Asked for where somebody else will read it. */
export const REASON: Field = {
  key: 'reason',
  label: '原因',
  kind: 'paragraph',
  max: 200,
  hint: '对方会看到这句话，请写清楚原因和下一步',
};

/** Asked for where a second person decides. */
export const WHY: Field = {
  key: 'reason',
  label: '原因',
  kind: 'paragraph',
  max: 200,
  hint: '批准的人会看到',
};

export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

export const isOn = (values: Values, key: string): boolean => values[key] === true;

export const picturesOf = (values: Values, key: string): readonly string[] => {
  const value = values[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

export const optionsIn = (values: Values, key: string): readonly Option[] => {
  const value = values[key];
  return Array.isArray(value) ? (value as readonly Option[]) : [];
};
