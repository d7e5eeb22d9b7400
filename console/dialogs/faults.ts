/** What is wrong with what was typed, field by field: a sentence that says what to do. Pure. */
import { basisPointsOf, countOf, fenOf } from '../services/amounts';
import { instantOf } from '../services/times';
import type { Field, FieldKind, Values } from './task';

type Check = (text: string) => string | null;

const CHECKS: Partial<Record<FieldKind, Check>> = {
  money: (text) => (fenOf(text) === null ? '请填写金额，最多两位小数' : null),
  rate: (text) => (basisPointsOf(text) === null ? '请填写 0 到 100 的百分比，最多两位小数' : null),
  count: (text) => (countOf(text) === null ? '请填写整数' : null),
  moment: (text) => (Number.isFinite(instantOf(text)) ? null : '请选择日期和时间'),
  day: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? null : '请选择日期'),
};

export function faultOf(field: Field, values: Values): string | null {
  const { key, kind, label, max, isOptional = false } = field;
  const value = values[key];
  if (kind === 'switch') return null;
  if (kind === 'options') return field.fault?.('', values) ?? null;
  if (Array.isArray(value)) {
    if (value.length === 0 && !isOptional) return `请添加${label}`;
    return max !== undefined && value.length > max ? `最多 ${max} 张` : null;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return isOptional ? null : `请${kind === 'select' ? '选择' : '填写'}${label}`;
  if (max !== undefined && text.length > max) return `最多 ${max} 个字`;
  return CHECKS[kind]?.(text) ?? field.fault?.(text, values) ?? null;
}

/** By the fields' keys; empty where nothing is wrong. */
export function faultsOf(fields: readonly Field[], values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const fault = faultOf(field, values);
      return fault === null ? [] : [[field.key, fault]];
    }),
  );
}
