/** 转出求购资金: to the owner's WeChat, what it changes, WeChat's page that confirms it, and where each one is. */
import { call } from '../../services/api';
import { cashOutData, cashOutPage, type Door } from '../../services/cash-out-page';
import { Intent } from '../../services/request-id';
import { NO_PLACE, placeIn } from '../place';

Page({
  ...cashOutPage,
  data: { ...cashOutData(), ...NO_PLACE },
  intent: new Intent(),

  onLoad(query) {
    this.intent = new Intent();
    this.setData(placeIn(query));
  },

  door(): Door {
    const { merchantId } = this.data;
    return {
      ...{ verb: '转出', from: '资金可用', back: '求购资金' },
      desk: () => call('store', 'fundDesk', { merchantId }),
      look: (takeOutId) => call('store', 'checkTakeOut', { merchantId, takeOutId }),
      more: (after) => call('store', 'takeOuts', { merchantId, after }),
      take: (amountFen, requestId) => call('store', 'takeOut', { merchantId, amountFen }, requestId),
      cancel: (takeOutId) => call('store', 'cancelTakeOut', { merchantId, takeOutId }),
    };
  },
});
