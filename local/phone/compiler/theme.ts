/** theme.json: `@name` in app.json and the pages' JSON stands for a value by theme. */
import type { Theme } from '../model';

export type ThemeVariables = Readonly<Record<Theme, Readonly<Record<string, unknown>>>>;

export const NO_VARIABLES: ThemeVariables = { light: {}, dark: {} };

/** The value with every "@name" replaced, for each theme. */
export function themed<T>(value: T, variables: ThemeVariables): Readonly<Record<Theme, T>> {
  return { light: replace(value, variables.light) as T, dark: replace(value, variables.dark) as T };
}

function replace(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const name = value.startsWith('@') ? value.slice(1) : undefined;
    return name !== undefined && name in variables ? variables[name] : value;
  }
  if (Array.isArray(value)) return value.map((item) => replace(item, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, variables)]));
}
