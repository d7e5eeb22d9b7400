/** Names of people, merchants and stores for the page; the mall itself answers only ids. */
export interface Names {
  readonly members: Readonly<Record<string, string>>;
  readonly merchants: Readonly<Record<string, string>>;
}

export function memberName(names: Names, memberId: string): string {
  return names.members[memberId] ?? `会员 ${memberId.slice(-4)}`;
}

export function merchantName(names: Names, merchantId: string): string {
  return names.merchants[merchantId] ?? `商家 ${merchantId}`;
}

/** @param holder `member:{id}` or `merchant:{id}` */
export function holderName(names: Names, holder: string): string {
  const [kind = '', id = ''] = holder.split(':');
  return kind === 'merchant' ? merchantName(names, id) : memberName(names, id);
}
