/** 入驻: what it takes, how far the person has come, and the application where there is one; one call. */
import type { Fen } from '../units/amounts';
import { memberHolder } from '../ledger/accounts';
import { readHolders } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { findApplication, type ApplicationView } from '../stores/onboarding/views';
import { ownMerchants } from '../stores/merchants';

export interface Onboarding {
  readonly pack: { readonly priceFen: Fen; readonly isHeld: boolean };
  /** Worth of the points that a merchant needs to open; 0: none. */
  readonly openingStockFen: Fen;
  readonly merchants: readonly { readonly id: string; readonly name: string; readonly isOpen: boolean }[];
  /** Of the wished merchant, else of the first that is not open; null for who owns none. */
  readonly view: (ApplicationView & { readonly merchantId: string }) | null;
}

export async function onboardingOf(
  house: BooksHouse,
  memberId: string,
  wishedId: string | null,
): Promise<Onboarding> {
  const holder = memberHolder(memberId);
  const [{ state, holders }, own] = await Promise.all([
    readHolders(house, [holder]),
    ownMerchants(house.database, memberId),
  ]);
  const policy = await house.memory.policy(state.policyVersion);
  const merchant =
    own.find((one) => one._id === wishedId) ?? own.find((one) => one.state === 'pending') ?? own[0];
  const view = merchant === undefined ? null : await findApplication(house, merchant._id);
  return {
    pack: {
      priceFen: policy.joining.packs.merchant.priceFen,
      isHeld: holders.get(holder)?.heldPacks.includes('merchant') ?? false,
    },
    openingStockFen: policy.merchants.openingStockFen,
    merchants: own.map(({ _id: id, name, state: now }) => ({ id, name, isOpen: now === 'open' })),
    view: view === null || merchant === undefined ? null : { ...view, merchantId: merchant._id },
  };
}
