/** A file of products: read here first, then all of it saved or nothing; every fault with its line. */
import { useRef, useState } from 'react';
import { Button, Dialog, MessagePlugin } from 'tdesign-react';

import { ApiError, sentenceOf } from '../../services/api-error';
import { csvFile, readCsv, type Fault } from '../../services/csv';
import { saveFile } from '../../services/save-file';
import { call } from '../../services/mall';
import { newRequestId } from '../../services/request-id';
import { draftsOf, HEADINGS, type Draft, type Read } from './draft';

const SAMPLE = [
  ...['mask-01', '玻尿酸面膜', '补水保湿', '商品', 'skin', 'cloud://环境.存储/office/图片.jpg', '每片 25 ml'],
  ...['规格:5 片', '99.00', '20', '100', '1', '', '是'],
];
/** More faults than anybody mends at once. */
const SHOWN = 30;

interface Props {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ImportDialog({ onClose, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sentence, setSentence] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const drafts: readonly Draft[] = read?.drafts ?? [];

  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setSentence('');
    const lines = readCsv(await file.text(), HEADINGS);
    const found = 'reason' in lines ? { drafts: [], faults: [lines], lines: new Map() } : draftsOf(lines);
    setRead(found);
    setFaults(found.faults);
    if (input.current !== null) input.current.value = '';
  };
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const { count } = await call('importProducts', { products: [...drafts] }, newRequestId());
      await MessagePlugin.success(`已导入 ${count} 件商品`);
      onClose();
      onDone();
    } catch (error) {
      setSentence(sentenceOf(error));
      setFaults(faultsIn(error, read));
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      visible
      header="导入商品"
      width={640}
      placement="center"
      closeOnOverlayClick={false}
      confirmBtn={{
        content: `导入 ${drafts.length} 件`,
        disabled: drafts.length === 0 || faults.length > 0,
        loading: isBusy,
      }}
      cancelBtn="取消"
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <p className="hint">
        CSV（UTF-8），一行一个规格，同一编号的行是同一件商品；一次最多 50
        行。已有的编号会被修改，库存除外。有一行不对就都不导入。
      </p>
      <div className="pictures">
        <Button variant="outline" onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <Button
          variant="text"
          theme="default"
          onClick={() => saveFile('商品模板.csv', csvFile([[...HEADINGS], SAMPLE]))}
        >
          下载模板
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label="商品文件"
          onChange={({ target }) => void open(target.files?.[0])}
        />
      </div>
      {sentence !== '' && (
        <p className="bad" role="alert">
          {sentence}
        </p>
      )}
      <Faults faults={faults} />
      {faults.length === 0 && drafts.length > 0 && <Preview drafts={drafts} />}
    </Dialog>
  );
}

function Preview({ drafts }: { readonly drafts: readonly Draft[] }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>编号</th>
          <th>标题</th>
          <th className="amount">规格数</th>
          <th>在售</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ code, title, skus, onSale }) => (
          <tr key={code}>
            <td>{code}</td>
            <td>{title}</td>
            <td className="amount">{skus.length}</td>
            <td>{onSale ? '是' : '否'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="faults bad" role="alert" aria-label="需要修改的行">
      {faults.slice(0, SHOWN).map(({ line, reason }) => (
        <li key={`${line}-${reason}`}>
          第 {line} 行：{reason}
        </li>
      ))}
      {faults.length > SHOWN && <li>……还有 {faults.length - SHOWN} 处</li>}
    </ul>
  );
}

/** The mall names products by their codes; people look for lines. */
function faultsIn(error: unknown, read: Read | null): Fault[] {
  if (!(error instanceof ApiError) || read === null) return [];
  return Object.entries(error.details).flatMap(([code, reason]) => {
    const line = read.lines.get(code);
    return line === undefined ? [] : [{ line, reason: String(reason) }];
  });
}
