/** The calls of functions that were made last: who, how long, with what result, what they wrote and asked for. */
import type { LogLine } from './function-host/protocol';
import type { Identity } from './identity';

const CALLS_MAX = 300;
const LINES_MAX = 200;
const CHARS_MAX = 4000;

export interface CallRecord {
  id: string;
  functionName: string;
  identity: Identity;
  /** JSON, cut at 4000 characters, as result is. */
  event: string;
  /** Epoch milliseconds by the movable clock. */
  startedMs: number;
  /** Of real time; absent while the call runs. */
  tookMs?: number;
  result?: string;
  error?: { code: string; message: string };
  log: LogLine[];
  /** The SDK's requests by action. */
  requests: Record<string, number>;
}

export class Calls {
  private readonly kept = new Map<string, CallRecord>();
  private readonly startedAt = new Map<string, number>();

  begin(call: Pick<CallRecord, 'id' | 'functionName' | 'identity' | 'event' | 'startedMs'>): void {
    this.kept.set(call.id, { ...call, event: call.event.slice(0, CHARS_MAX), log: [], requests: {} });
    this.startedAt.set(call.id, performance.now());
    const [oldest] = this.kept.keys();
    if (this.kept.size > CALLS_MAX && oldest !== undefined) this.kept.delete(oldest);
  }

  end(id: string, outcome: { result: string } | { error: { code: string; message: string } }): void {
    const call = this.kept.get(id);
    const tookMs = performance.now() - (this.startedAt.get(id) ?? 0);
    this.startedAt.delete(id);
    if (call === undefined) return;
    call.tookMs = Math.round(tookMs * 10) / 10;
    if ('result' in outcome) call.result = outcome.result.slice(0, CHARS_MAX);
    else call.error = outcome.error;
  }

  addLine(id: string, line: LogLine): void {
    const log = this.kept.get(id)?.log;
    if (log !== undefined && log.length < LINES_MAX) log.push(line);
  }

  addRequest(scope: string, action: string): void {
    const call = this.kept.get(scope);
    if (call !== undefined) call.requests[action] = (call.requests[action] ?? 0) + 1;
  }

  /** The newest first. */
  list(): CallRecord[] {
    return [...this.kept.values()].reverse();
  }
}
