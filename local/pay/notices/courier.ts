/** Brings the notices of the outbox to the merchants, again and again until they are answered. */
import type { Office } from '../context';
import type { Notice } from '../documents';
import { envelope, type Envelope } from './envelope';
import { nextTry } from './schedule';

const GOOD = [200, 204];
/** What is paid here is no money: nobody outside of this machine may hear of it. */
const HERE = ['127.0.0.1', 'localhost', '[::1]'];

export class Courier {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(private readonly office: Office) {}

  /** Sends what is due by the clock, and what becomes due by that; resolves when all of it has been answered. */
  async deliverDue(now: number): Promise<void> {
    for (;;) {
      const due = this.office.state.notices.select('next_at <= ?', now).filter(({ isHeld }) => !isHeld);
      const sending = due.map((notice) => this.send(notice, now));
      if (sending.length === 0) break;
      await Promise.all(sending);
    }
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private send(notice: Notice, now: number): Promise<void> {
    let sending = this.underWay.get(notice.id);
    if (sending === undefined) {
      sending = this.tryOnce(notice, now).finally(() => this.underWay.delete(notice.id));
      this.underWay.set(notice.id, sending);
    }
    return sending;
  }

  private async tryOnce(notice: Notice, now: number): Promise<void> {
    const { switches } = this.office;
    const answers =
      switches.take('notice-lost', notice.eventType) === undefined
        ? await Promise.all(
            this.copies(notice, now).map((copy) => post(notice.url, copy, this.office.answerMs)),
          )
        : ['lost'];
    const isDelivered = answers.some((answer) => GOOD.includes(Number(answer)));
    // Copies are one try: they left together.
    const tries = [...notice.tries, { at: now, answer: answers.join(' ') }];
    const nextAt = isDelivered ? null : nextTry(tries.length, now);
    const { state } = this.office;
    state.atomically(() => {
      state.notices.put({ ...notice, tries, isDelivered, nextAt });
      this.releaseOlder(notice);
    });
    switches.flush();
  }

  private copies(notice: Notice, now: number): Envelope[] {
    const doubled = this.office.switches.take('notice-doubled', notice.eventType);
    const count = doubled === undefined ? 1 : (doubled.copies ?? 2);
    const first = envelope(this.office, notice, now);
    return Array.from({ length: count }, () => first);
  }

  private releaseOlder({ id }: Notice): void {
    const { notices } = this.office.state;
    const held = notices.select(
      'number < (SELECT number FROM notices WHERE key = ?) AND next_at IS NOT NULL',
      id,
    );
    for (const older of held.filter(({ isHeld }) => isHeld)) notices.put({ ...older, isHeld: false });
  }
}

/** @returns the status of the answer, or in a word why there is none */
async function post(url: string, { headers, body }: Envelope, answerMs: number): Promise<string> {
  if (!HERE.includes(new URL(url).hostname)) return 'not on this machine';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
    await response.arrayBuffer();
    return String(response.status);
  } catch (error) {
    return (error as { name?: string }).name === 'TimeoutError' ? 'timeout' : 'unreachable';
  }
}
