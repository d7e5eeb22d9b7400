/** Another policy while it is written: fields are changed, the mall checks it, then it is proposed to a second person. */
import { useMemo, useState } from 'react';
import { Button, Input, MessagePlugin, Select } from 'tdesign-react';

import { sentenceOf } from '../../services/api-error';
import { call, type DataOf } from '../../services/mall';
import { textOf, WHY, type Task } from '../../dialogs/task';
import { TaskDialog } from '../../dialogs/task-dialog';
import { AbleButton } from '../../shell/able-button';
import { goTo } from '../../shell/route';
import { Compared } from './compared';
import { Marks } from './marks';
import { unitOf } from './units';
import {
  choicesOf,
  fieldName,
  fieldsOf,
  typedText,
  typedValue,
  valueText,
  withFields,
  type PolicyValue,
} from './words';

type Policy = DataOf<'policy'>['policy'];
type Trial = DataOf<'checkPolicy'>;

/** Names of the whole; the version is asked for when it is proposed, the profile is the deployment's. */
const FIXED = new Set(['version', 'profile']);

export function Draft({ current }: { readonly current: Policy }) {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [word, setWord] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const [task, setTask] = useState<Task | null>(null);
  const fields = useMemo(() => fieldsOf(current).filter(([field]) => !FIXED.has(field)), [current]);
  const shown = fields.filter(([field]) => `${fieldName(field)} ${field}`.includes(word.trim()));
  const draft = useMemo(() => draftOf(current, fields, typed), [current, fields, typed]);

  const change = (field: string, text: string): void => {
    setTyped(new Map(typed).set(field, text));
    // What was checked is another policy now.
    setTrial(null);
  };
  const restore = (): void => {
    setTyped(new Map());
    setTrial(null);
  };
  const check = async (): Promise<void> => {
    try {
      setTrial(await call('checkPolicy', { policy: draft }));
    } catch (error) {
      await MessagePlugin.error(sentenceOf(error));
    }
  };

  return (
    <div className="stack">
      <div className="toolbar">
        <Input className="search" value={word} onChange={setWord} placeholder="查找规则" clearable />
        <span className="grow" />
        <AbleButton
          variant="text"
          theme="default"
          reason={typed.size === 0 ? '还没有改动' : null}
          onClick={restore}
        >
          全部还原
        </AbleButton>
        <Button variant="outline" onClick={() => void check()}>
          检查与比较
        </Button>
        <AbleButton isBeside reason={unableBecause(trial)} onClick={() => setTask(propose(draft))}>
          提交提案
        </AbleButton>
      </div>
      {trial !== null && (
        <>
          <Compared title="与现行的差别" changes={trial.changes} />
          <Marks check={trial.check} />
        </>
      )}
      <Fields shown={shown} typed={typed} onChange={change} />
      {task !== null && (
        <TaskDialog task={task} onClose={() => setTask(null)} onDone={() => goTo('proposals')} />
      )}
    </div>
  );
}

/** Why it cannot be proposed; null where it can. */
function unableBecause(trial: Trial | null): string | null {
  if (trial === null) return '先点“检查与比较”';
  if (trial.changes.length === 0) return '与现行规则没有差别';
  return trial.check.isAllowed ? null : '有“不允许”的规则，改好后再检查';
}

interface FieldsProps {
  readonly shown: readonly (readonly [string, PolicyValue])[];
  readonly typed: ReadonlyMap<string, string>;
  readonly onChange: (field: string, text: string) => void;
}

function Fields({ shown, typed, onChange }: FieldsProps) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>规则</th>
          <th className="amount">现行</th>
          <th>改为</th>
          <th>即</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([field, value]) => (
          <tr key={field}>
            <td>{fieldName(field)}</td>
            <td className="amount">{valueText(field, value)}</td>
            <td className="typed">
              <Typed
                field={field}
                value={value}
                text={typed.get(field) ?? typedText(field, value)}
                onChange={(text) => onChange(field, text)}
              />
            </td>
            <td className={typed.has(field) ? 'after' : 'hint'}>
              {typed.has(field) ? valueText(field, read(field, value, typed.get(field))) : '不变'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TypedProps {
  readonly field: string;
  /** In force. */
  readonly value: PolicyValue;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Typed({ field, value, text, onChange }: TypedProps) {
  const choices = choicesOf(field, value);
  return (
    <label>
      <span className="unseen">{fieldName(field)}</span>
      {choices === null ? (
        <Input size="small" value={text} suffix={unitOf(field).word} onChange={onChange} />
      ) : (
        <Select
          size="small"
          value={text}
          options={Object.entries(choices).map(([one, label]) => ({ value: one, label }))}
          onChange={(chosen) => onChange(chosen as string)}
        />
      )}
    </label>
  );
}

const read = (field: string, before: PolicyValue, text: string | undefined): PolicyValue =>
  text === undefined ? before : typedValue(field, before, text);

function draftOf(
  current: Policy,
  fields: readonly (readonly [string, PolicyValue])[],
  typed: ReadonlyMap<string, string>,
): Policy {
  const values = fields
    .filter(([field]) => typed.has(field))
    .map(([field, value]) => [field, read(field, value, typed.get(field))] as const);
  return withFields(current, new Map(values));
}

function propose(draft: Policy): Task {
  return {
    title: '提交规则提案',
    note: '另一位管理员批准后，从您填写的业务日零点起生效；已下的订单按下单时的规则。',
    fields: [
      {
        key: 'version',
        label: '版本名',
        kind: 'text',
        max: 40,
        hint: '小写字母、数字、点和横线，例如 2026-07',
        fault: (text) => (/^[a-z0-9][a-z0-9.-]{0,39}$/.test(text) ? null : '只能用小写字母、数字、点和横线'),
      },
      { key: 'effectiveFrom', label: '生效的业务日', kind: 'day', hint: '明天或更晚' },
      WHY,
    ],
    changes: (values) => [
      { what: '规则版本', before: draft.version, after: textOf(values, 'version') },
      { what: '生效', before: '', after: textOf(values, 'effectiveFrom') },
    ],
    label: '提交提案',
    run: (values, requestId) =>
      call(
        'setPolicy',
        {
          policy: { ...draft, version: textOf(values, 'version') },
          effectiveFrom: textOf(values, 'effectiveFrom'),
          reason: textOf(values, 'reason'),
        },
        requestId,
      ),
    done: '已提交，等另一位同事批准',
  };
}
