/** One filter of a list: chosen from what there is, or a text that is looked for when it is finished. */
import { useState } from 'react';
import { Input, Select } from 'tdesign-react';

import type { Filter } from './list';

interface Props {
  readonly filter: Filter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FilterInput({ filter: { label, options }, value, onChange }: Props) {
  if (options === undefined) return <TextFilter label={label} value={value} onChange={onChange} />;
  return (
    <div className="filter">
      <span>{label}</span>
      <Select value={value} options={[...options]} onChange={(chosen) => onChange(chosen as string)} />
    </div>
  );
}

function TextFilter({ label, value, onChange }: Omit<Props, 'filter'> & { readonly label: string }) {
  const [text, setText] = useState(value);
  const [looked, setLooked] = useState(value);
  // Whoever goes back finds the word that the rows are for.
  if (looked !== value) {
    setLooked(value);
    setText(value);
  }
  const finish = (): void => onChange(text.trim());
  return (
    <label className="filter">
      <span>{label}</span>
      <Input
        value={text}
        clearable
        onChange={setText}
        onEnter={finish}
        onBlur={finish}
        onClear={() => onChange('')}
      />
    </label>
  );
}
