/** The one dialog in which operators do things: fields, what they change, and one question. */
import { useMemo, useState } from 'react';
import { Dialog, MessagePlugin } from 'tdesign-react';

import { sentenceOf } from '../services/api-error';
import { newRequestId } from '../services/request-id';
import { Changes } from './changes';
import { faultsOf } from './faults';
import { FieldInput } from './field-input';
import type { Task, Value, Values } from './task';

interface Props {
  readonly task: Task;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function TaskDialog({ task, onClose, onDone }: Props) {
  const { fields = [], first = {} } = task;
  const [values, setValues] = useState<Values>(() => ({ ...blankOf(task), ...first }));
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  // The intent has one id: who presses again after no answer came asks for the same thing.
  const [requestId, setRequestId] = useState(newRequestId);
  const faults = useMemo(() => faultsOf(fields, values), [fields, values]);

  const change = (key: string, value: Value): void => {
    setValues({ ...values, [key]: value });
    setRequestId(newRequestId());
    setRefusal('');
  };
  const confirm = async (): Promise<void> => {
    setIsAsked(true);
    if (Object.keys(faults).length > 0) return;
    setIsBusy(true);
    try {
      await task.run(values, requestId);
      await MessagePlugin.success(task.done);
      onClose();
      onDone();
    } catch (error) {
      setRefusal(sentenceOf(error));
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      visible
      header={task.title}
      width={640}
      placement="center"
      closeOnOverlayClick={false}
      confirmBtn={{
        content: task.label,
        theme: task.isGrave === true ? 'danger' : 'primary',
        loading: isBusy,
      }}
      cancelBtn="取消"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {task.note !== undefined && <p className="hint">{task.note}</p>}
      <div className="fields">
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={values[field.key] ?? ''}
            fault={isAsked ? faults[field.key] : undefined}
            onChange={(value) => change(field.key, value)}
          />
        ))}
      </div>
      <Changes changes={task.changes(values)} />
      {refusal !== '' && (
        <p className="bad" role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}

function blankOf({ fields = [] }: Task): Values {
  return Object.fromEntries(
    fields.map(({ key, kind }) => [key, kind === 'switch' ? false : kind === 'pictures' ? [] : '']),
  );
}
