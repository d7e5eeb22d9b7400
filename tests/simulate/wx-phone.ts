/** A phone without a screen: the mini-program's own code on the actions of a house, with storage, randomness and a network. */
import type { ActionHouse } from '../../cloudfunctions/edge/action';
import { memberActions } from '../../cloudfunctions/functions/member/actions';
import { Refusal } from '../../cloudfunctions/platform/refusal';

interface Envelope {
  readonly action: keyof typeof memberActions;
  readonly requestId: string;
  readonly input: unknown;
}

/** What happens to the next calls of an action: lost on the way there, or on the way back. */
export type Weakness = 'unsent' | 'unanswered';

export class WxPhone {
  /** What lies in the encrypted storage, as one would find it without the key. */
  readonly sealed = new Map<string, string>();
  readonly sent: Envelope[] = [];
  private readonly weak = new Map<string, Weakness[]>();

  constructor(
    private readonly house: ActionHouse,
    readonly memberId: string,
  ) {}

  /** The next calls of the action, one after another. */
  weaken(action: Envelope['action'], ...how: readonly Weakness[]): void {
    this.weak.set(action, [...how]);
  }

  /** From now on `wx` is this phone's. */
  take(): void {
    const fail = (errMsg: string) => Promise.reject(Object.assign(new Error(errMsg), { errMsg }));
    const wx = {
      getRandomValues: ({ length }: { length: number }) =>
        Promise.resolve({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }),
      setStorage: ({ key, data, encrypt }: { key: string; data: unknown; encrypt?: boolean }) => {
        if (encrypt !== true) return fail('setStorage:fail keys are stored encrypted alone');
        this.sealed.set(key, JSON.stringify(data));
        return Promise.resolve();
      },
      getStorage: ({ key, encrypt }: { key: string; encrypt?: boolean }) => {
        const text = this.sealed.get(key);
        if (text === undefined) return fail('getStorage:fail data not found');
        if (encrypt !== true) return fail('getStorage:fail decrypt fail');
        return Promise.resolve({ data: JSON.parse(text) as unknown });
      },
      getStorageSync: () => '',
      setStorageSync: () => undefined,
      cloud: { callFunction: ({ data }: { data: Envelope }) => this.called(data) },
    };
    Object.assign(globalThis, { wx });
  }

  private async called(envelope: Envelope): Promise<{ result: unknown }> {
    const { action: name, requestId, input } = envelope;
    this.sent.push(envelope);
    const weakness = this.weak.get(name)?.shift();
    if (weakness === 'unsent') throw new Error('no network');
    const action = memberActions[name];
    const caller = { memberId: this.memberId, openId: `o-${this.memberId}`, requestId, standing: null };
    const run = action.run as (house: ActionHouse, who: typeof caller, what: unknown) => Promise<unknown>;
    try {
      const data = await run(this.house, caller, action.input.parse(input));
      if (weakness === 'unanswered') throw new Error('no network');
      return { result: { ok: true, data } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, details } = error;
      return { result: { ok: false, error: { code, message, details } } };
    }
  }
}
