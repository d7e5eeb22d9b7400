/** Field by field: the policy in force and another one. */
import type { DataOf } from '../../services/mall';
import { Differences } from '../../dialogs/changes';
import type { Change } from '../../dialogs/task';
import { fieldName, valueText } from './words';

type FieldChanges = DataOf<'policy'>['changes'];

export function changesIn(changes: FieldChanges): Change[] {
  return changes.map(({ field, before, after }) => ({
    what: fieldName(field),
    before: valueText(field, before),
    after: valueText(field, after),
  }));
}

interface ComparedProps {
  readonly title: string;
  readonly changes: FieldChanges;
}

export function Compared({ title, changes }: ComparedProps) {
  return <Differences title={title} heads={['规则', '现行', '之后']} changes={changesIn(changes)} />;
}
