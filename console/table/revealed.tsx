/** Personal data in a cell: hidden until somebody asks for it, which the mall writes down. */
import { useState } from 'react';
import { Link, MessagePlugin } from 'tdesign-react';

import { sentenceOf } from '../services/api-error';

interface Props {
  /** As the list has it. */
  readonly hidden: string;
  /** What is shown, for those who hear the page. */
  readonly name: string;
  readonly read: () => Promise<string>;
}

export function Revealed({ hidden, name, read }: Props) {
  const [clear, setClear] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    try {
      setClear(await read());
    } catch (error) {
      await MessagePlugin.error(sentenceOf(error));
    } finally {
      setIsAsking(false);
    }
  };
  return (
    <span className="revealed">
      {clear ?? hidden}
      {clear === null && (
        <Link theme="primary" disabled={isAsking} aria-label={`显示${name}`} onClick={() => void ask()}>
          显示
        </Link>
      )}
    </span>
  );
}
