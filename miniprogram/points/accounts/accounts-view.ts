/** Both accounts in words: what each is for, and what has to be done about its key or password. Pure. */
import { pointText, rateText } from '../../services/amounts';
import { BACKUP_PAGE, LOST_PHONE_PAGE, RESTORE_PAGE } from '../../services/routes';
import { dayWords, timeText } from '../../services/times';
import type { OwnAccounts } from '../keys/own-accounts';

/** Something that is not in order yet, with the page that puts it in order. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly url: string;
}

export interface AccountsView {
  readonly original: string;
  readonly custodial: string;
  /** '' where there are none. */
  readonly inOrders: string;
  readonly owed: string;
  readonly latest: string;
  readonly custodialUse: string;
  readonly password: string;
  readonly fee: string;
  readonly notices: readonly Notice[];
  readonly isBackedUp: boolean;
  readonly isHere: boolean;
}

export const NO_ACCOUNTS: AccountsView = {
  ...{ original: '', custodial: '', inOrders: '', owed: '', latest: '', custodialUse: '', password: '' },
  ...{ fee: '', notices: [], isBackedUp: true, isHere: true },
};

export function viewOfAccounts(own: OwnAccounts): AccountsView {
  const { accounts, isHere, needsBackup } = own;
  const { latest, password, hasMarket } = accounts;
  const some = (units: number): string => (units === 0 ? '' : pointText(units));
  return {
    original: pointText(accounts.originalPointUnits),
    custodial: pointText(accounts.custodialPointUnits),
    inOrders: some(accounts.inOrdersPointUnits),
    owed: some(accounts.owedPointUnits),
    latest:
      latest === null
        ? '每天收账后，当天释放的积分到这里'
        : `${dayWords(latest.day)}释放 ${pointText(latest.pointUnits)} 积分，已到账`,
    custodialUse: hasMarket ? '用于市场挂卖、兑换商品和到店抵付' : '用于兑换商品和到店抵付',
    password: passwordText(password),
    fee: rateText(accounts.moveOutBp),
    notices: noticesOf(own),
    isBackedUp: isHere && !needsBackup,
    isHere,
  };
}

function passwordText({ isSet, lockedUntil }: OwnAccounts['accounts']['password']): string {
  if (lockedUntil !== null) return `锁定到 ${timeText(lockedUntil)}`;
  return isSet ? '已设置' : '还没有设置';
}

function noticesOf({ accounts: { key }, isHere, isNextHere, needsBackup }: OwnAccounts): Notice[] {
  if (key?.isWaiting === true)
    return [
      {
        title: '正在更换密钥',
        text: `新密钥 ${timeText(key.next?.effectiveAt ?? 0)} 生效。在这之前原始账户不能转出。`,
        url: LOST_PHONE_PAGE,
      },
    ];
  const asked = {
    title: '已申请更换密钥',
    text: isHere
      ? '有人用您的微信申请了新密钥。如果不是您本人，请马上联系客服。'
      : '等待核对身份。核对后开始 72 小时等待。',
    url: LOST_PHONE_PAGE,
  };
  const waits = (key?.next ?? null) !== null && (isHere || isNextHere) ? [asked] : [];
  if (!isHere && waits.length === 0)
    return [
      {
        title: '密钥不在这台手机上',
        text: '积分都在，也能收款。要转出，请用备份的 12 个字恢复密钥。',
        url: RESTORE_PAGE,
      },
    ];
  if (!needsBackup) return waits;
  return [
    ...waits,
    {
      title: '还没有备份密钥',
      text: '手机丢失、换机或删除小程序后，只有备份的 12 个字能马上恢复转出。现在抄写，约 2 分钟。',
      url: BACKUP_PAGE,
    },
  ];
}
