/** Rows of a few short texts: what a product can be chosen in, and what each costs. */
import { Button, Input } from 'tdesign-react';
import { AddIcon, CloseIcon } from 'tdesign-icons-react';

import type { Field, Option } from './task';

interface Props {
  readonly columns: NonNullable<Field['columns']>;
  readonly options: readonly Option[];
  readonly onChange: (options: readonly Option[]) => void;
}

const MOST = 20;

export function OptionsInput({ columns, options, onChange }: Props) {
  const last = options.at(-1);
  return (
    <div className="options">
      <div className="row heads" aria-hidden>
        {columns.map(({ key, label, isWide }) => (
          <span key={key} className={isWide === true ? 'wide' : ''}>
            {label}
          </span>
        ))}
        <span className="end" />
      </div>
      {options.map((option, i) => (
        <div key={i} className="row">
          {columns.map(({ key, label, isWide }) => (
            <label key={key} className={isWide === true ? 'wide' : ''}>
              <span className="unseen">
                {label} {i + 1}
              </span>
              <Input
                value={option[key] ?? ''}
                onChange={(text) =>
                  onChange(options.map((one, at) => (at === i ? { ...one, [key]: text } : one)))
                }
              />
            </label>
          ))}
          <span className="end">
            <Button
              variant="text"
              theme="default"
              shape="square"
              aria-label={`去掉第 ${i + 1} 行`}
              disabled={options.length === 1}
              icon={<CloseIcon />}
              onClick={() => onChange(options.filter((_, at) => at !== i))}
            />
          </span>
        </div>
      ))}
      {options.length < MOST && last !== undefined && (
        <Button
          variant="text"
          size="small"
          icon={<AddIcon />}
          onClick={() => onChange([...options, { ...last, 规格: '' }])}
        >
          加一个规格
        </Button>
      )}
    </div>
  );
}
