/** One field of a dialog, by its kind. */
import { DatePicker, Input, Select, Switch, Textarea } from 'tdesign-react';

import { OptionsInput } from './options-input';
import { PicturesInput } from './pictures-input';
import type { Field, Option, Value } from './task';

interface Props {
  readonly field: Field;
  readonly value: Value;
  readonly fault: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** Those that are one native input: their name belongs to it, and a tap on the name leads into it. */
const NATIVE: ReadonlySet<Field['kind']> = new Set(['text', 'money', 'rate', 'count', 'paragraph']);

export function FieldInput(props: Props) {
  const { field, fault } = props;
  const Whole = NATIVE.has(field.kind) ? 'label' : 'div';
  return (
    <Whole className="field">
      <span className="name">
        {field.label}
        {field.isOptional === true && <span className="hint">（可不填）</span>}
      </span>
      <Control {...props} />
      {fault !== undefined ? (
        <span className="bad" role="alert">
          {fault}
        </span>
      ) : (
        field.hint !== undefined && <span className="hint">{field.hint}</span>
      )}
    </Whole>
  );
}

const UNITS = { money: '元', rate: '%', count: '' } as const;

function Control({ field, value, fault, onChange }: Props) {
  const { kind, label, options = [], isFixed = false, max } = field;
  const text = typeof value === 'string' ? value : '';
  const status = fault === undefined ? {} : { status: 'error' as const };
  switch (kind) {
    case 'switch':
      return <Switch value={value === true} onChange={onChange} aria-label={label} />;
    case 'select':
      return (
        <Select
          value={text}
          options={[...options]}
          filterable={options.length > 8}
          disabled={isFixed}
          placeholder="请选择"
          onChange={(chosen) => onChange(chosen as string)}
          {...status}
        />
      );
    case 'moment':
    case 'day':
      return (
        <DatePicker
          value={text}
          enableTimePicker={kind === 'moment'}
          format={kind === 'moment' ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
          valueType={kind === 'moment' ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
          allowInput
          disabled={isFixed}
          onChange={(chosen) => onChange(String(chosen))}
          {...status}
        />
      );
    case 'paragraph':
      return (
        <Textarea
          value={text}
          autosize={{ minRows: 2, maxRows: 6 }}
          onChange={onChange}
          {...(max === undefined ? {} : { maxlength: max })}
          {...status}
        />
      );
    case 'pictures':
      return (
        <PicturesInput
          label={label}
          pictures={Array.isArray(value) ? (value as readonly string[]) : []}
          most={max ?? 1}
          onChange={onChange}
        />
      );
    case 'options':
      return (
        <OptionsInput
          columns={field.columns ?? []}
          options={Array.isArray(value) ? (value as readonly Option[]) : []}
          onChange={onChange}
        />
      );
    case 'text':
    case 'money':
    case 'rate':
    case 'count':
      return (
        <Input
          value={text}
          onChange={onChange}
          disabled={isFixed}
          suffix={kind === 'text' ? undefined : UNITS[kind]}
          align={kind === 'text' ? 'left' : 'right'}
          {...status}
        />
      );
  }
}
