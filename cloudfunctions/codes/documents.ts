/**
 * Short ids (scene): what stands in a mini-program code or behind a link. WeChat takes at most 32 visible
 * characters, so the code carries an id, and what it means stands here.
 */
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

/** What a code leads to. A bill code and an invitation have the id of their scene. */
export type SceneTarget =
  /** 扫码付: a store's own code, on its counter. */
  | { readonly kind: 'store'; readonly merchantId: string; readonly storeId: string }
  /** A clerk's code with an amount. */
  | { readonly kind: 'bill'; readonly merchantId: string; readonly storeId: string }
  /** An invitation to work for a chain. */
  | { readonly kind: 'invite'; readonly merchantId: string }
  /** What a member shares: a page of the mall, and who shared it. */
  | {
      readonly kind: 'share';
      readonly memberId: string;
      readonly page: SharedPage;
      /** Of the product or store; '' for the mall itself. */
      readonly id: string;
    };

export type SharedPage = 'home' | 'product' | 'store';

export type SceneKind = SceneTarget['kind'];

export interface Scene extends Document {
  readonly target: SceneTarget;
  readonly createdAt: Instant;
  /** Leads nowhere from then on; null: never ends. */
  readonly expiresAt: Instant | null;
}

export const scenes = collection<Scene>('scenes');
