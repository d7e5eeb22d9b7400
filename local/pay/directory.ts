/** Who takes part: the service provider with its sub-merchants, the direct merchant, the apps bound to both. */
import { ApiError } from './errors';
import type { State } from './store/state';

const NAME = 'sub-merchants';

export interface Participants {
  appid: string;
  providerMchid: string;
  directMchid: string;
}

export class Directory {
  private readonly subMchids: Set<string>;

  constructor(
    private readonly state: State,
    readonly participants: Participants,
    subMchids: readonly string[],
  ) {
    const saved = (state.values.get(NAME)?.value as string[] | undefined) ?? [];
    this.subMchids = new Set([...saved, ...subMchids]);
    this.save();
  }

  get mchids(): string[] {
    return [this.participants.providerMchid, this.participants.directMchid];
  }

  get accounts(): string[] {
    return [...this.mchids, ...this.subMchids];
  }

  addSubMerchant(subMchid: string): void {
    this.subMchids.add(subMchid);
    this.save();
  }

  /** @throws ApiError MCH_NOT_EXISTS */
  requireSubMerchant(subMchid: string): void {
    if (!this.subMchids.has(subMchid)) throw new ApiError('MCH_NOT_EXISTS', `子商户号${subMchid}不存在`);
  }

  /** The app must be bound to the merchant. @throws ApiError APPID_MCHID_NOT_MATCH */
  requireAppid(appid: string): void {
    if (appid !== this.participants.appid)
      throw new ApiError('APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试');
  }

  private save(): void {
    this.state.values.put({ name: NAME, value: [...this.subMchids] });
  }
}
