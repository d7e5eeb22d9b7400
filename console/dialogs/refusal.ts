/** Somebody is refused something and reads why: the same dialog wherever that happens. */
import { REASON, textOf, type Change, type Task } from './task';

interface Refusal {
  readonly title: string;
  readonly note?: string;
  readonly change: Change;
  readonly label: string;
  readonly send: (reason: string, requestId: string) => Promise<unknown>;
  readonly done: string;
}

export function refusalTask({ change, send, ...told }: Refusal): Task {
  return {
    ...told,
    fields: [REASON],
    changes: () => [change],
    isGrave: true,
    run: (values, requestId) => send(textOf(values, REASON.key), requestId),
  };
}
