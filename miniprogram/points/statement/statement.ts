/** 积分明细: each account by month, newest first, and the month as a file. */
import { call } from '../../services/api';
import { statementData, statementPage, type Asked, type Tab } from '../../services/point-statement';
import type { StatementPlace } from '../../services/routes';

const PLACES: readonly Tab<StatementPlace>[] = [
  { place: 'points', label: '原始账户' },
  { place: 'custodial', label: '托管账户' },
  { place: 'inOrders', label: '挂卖中' },
];

Page({
  ...statementPage,
  data: {
    ...statementData(PLACES, 'points'),
    uncreditedName: '已到账、还没有记成一行',
    uncreditedHint: '每日释放在账户下一次变动时一起记入明细，余额里已经有了。每天的数目看 钱包 → 每日明细。',
  },

  onLoad(query) {
    const places = PLACES.filter((one) => one.place !== 'inOrders' || query['market'] === '1');
    const place = places.find((one) => one.place === query['place'])?.place ?? 'points';
    this.setData({ places, place });
    void this.load();
  },

  read(place: StatementPlace, asked: Asked) {
    return call('member', 'pointStatement', { place, ...asked });
  },

  csvOf(place: StatementPlace, month: string) {
    return call('member', 'pointStatementCsv', { place, month });
  },
});
