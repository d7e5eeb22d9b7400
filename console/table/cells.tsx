/** What stands in a table's cell besides plain text. */
import { Tag } from 'tdesign-react';

import type { Words } from '../services/words';
import { Picture } from '../shell/picture';

export function StateTag<Key extends string>({
  words,
  state,
}: {
  readonly words: Words<Key>;
  readonly state: Key;
}) {
  const [text, tone] = words[state];
  return (
    <Tag theme={tone} variant="light" size="small">
      {text}
    </Tag>
  );
}

/** A picture with its title beside it. */
export function Pictured({ picture, title }: { readonly picture: string; readonly title: string }) {
  return (
    <span className="pictured">
      <Picture file={picture} />
      <span>{title}</span>
    </span>
  );
}

/** A name that people know, its id below. */
export function Named({ name, id }: { readonly name: string; readonly id: string }) {
  return (
    <span className="named" title={`${name}（${id}）`}>
      {name}
      {id !== name && <small className="hint">{id}</small>}
    </span>
  );
}
