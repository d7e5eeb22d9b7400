/** The cash desk over the network. */
import type { Clock } from '../clock';
import type { CashDesk } from './cash-desk';
import { WechatPayClient } from './client';
import { fetchFlows } from './desk/flows';
import { readDeskNotice } from './desk/notices';
import { DeskOrders } from './desk/orders';
import { DeskTransfers } from './desk/transfers';
import type { CashDeskSettings } from './settings';

export function openCashDesk(settings: CashDeskSettings, clock: Clock): CashDesk {
  const client = new WechatPayClient(settings, clock);
  const orders = new DeskOrders(client);
  const transfers = new DeskTransfers(client, settings.scene);
  const { mchid: mchId, appid: appId } = settings;
  return {
    prepay: (request) => orders.prepay(request),
    findPayIn: (number) => orders.find(number),
    closePayIn: (number) => orders.close(number),
    transfer: (request) => transfers.send(request),
    findTransfer: (number) => transfers.find(number),
    cancelTransfer: (number) => transfers.cancel(number),
    confirmParameters: (packageInfo) => ({ mchId, appId, package: packageInfo }),
    flows: (day) => fetchFlows(client, day),
    readNotice: (notice) => readDeskNotice(client, notice),
  };
}
