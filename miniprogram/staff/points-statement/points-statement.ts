/** 积分流水: the merchant's points by month, stock and frozen, newest first, and the month as a file. */
import { call } from '../../services/api';
import { statementData, statementPage, type Asked, type Tab } from '../../services/point-statement';
import { NO_PLACE, placeIn } from '../place';

type Place = 'points' | 'frozen';

const PLACES: readonly Tab<Place>[] = [
  { place: 'points', label: '积分库存' },
  { place: 'frozen', label: '冻结中' },
];

Page({
  ...statementPage,
  data: {
    ...statementData(PLACES, 'points'),
    ...NO_PLACE,
    uncreditedName: '已释放、还没有记成一行',
    uncreditedHint: '每日释放在库存下一次变动时一起记入，现有积分里已经有了。',
  },

  onLoad(query) {
    const place = PLACES.find((one) => one.place === query['place'])?.place ?? 'points';
    this.setData({ ...placeIn(query), place });
    void this.load();
  },

  read(place: Place, asked: Asked) {
    return call('store', 'pointStatement', { merchantId: this.data.merchantId, place, ...asked });
  },

  csvOf(place: Place, month: string) {
    return call('store', 'pointStatementCsv', { merchantId: this.data.merchantId, place, month });
  },
});
