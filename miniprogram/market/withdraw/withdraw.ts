/** 提现到微信: how much, what it changes, WeChat's page that confirms it, and where each one is on its way. */
import { call } from '../../services/api';
import { yuanText } from '../../services/amounts';
import { cashOutData, cashOutPage, type Door } from '../../services/cash-out-page';
import { openPage } from '../../services/open-page';
import { Intent } from '../../services/request-id';
import { CASH_PAGE } from '../../services/routes';

Page({
  ...cashOutPage,
  data: { ...cashOutData(), waiting: '' },
  intent: new Intent(),

  onLoad() {
    this.intent = new Intent();
  },

  door(): Door {
    return {
      ...{ verb: '提现', from: '可提现', back: '可提现余额' },
      desk: async () => {
        const desk = await call('member', 'withdrawDesk', {});
        const waitingFen = desk.cash.waiting.reduce((sum, { fen }) => sum + fen, 0);
        this.setData({ waiting: waitingFen === 0 ? '' : yuanText(waitingFen) });
        return desk;
      },
      look: (withdrawalId) => call('member', 'withdrawal', { withdrawalId }),
      more: (after) => call('member', 'withdrawals', { after }),
      take: (amountFen, requestId) => call('member', 'withdraw', { amountFen }, requestId),
      cancel: (withdrawalId) => call('member', 'cancelWithdrawal', { withdrawalId }),
    };
  },

  toCash() {
    openPage(CASH_PAGE);
  },
});
