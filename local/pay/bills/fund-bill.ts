/** The fund bill: every movement of a merchant's account on a day. Columns as documented (README.md, sources). */
import type { Flow } from '../documents';
import type { State } from '../store/state';
import { billTime, DAY_MS } from '../time';
import { csv, yuan } from './csv';

const COLUMNS: Record<string, (flow: Flow) => string> = {
  记账时间: (flow) => billTime(flow.at),
  微信支付业务单号: (flow) => flow.businessNo,
  资金流水单号: (flow) => flow.flowNo,
  业务名称: (flow) => flow.business,
  业务类型: (flow) => flow.type,
  收支类型: (flow) => (flow.amountFen > 0 ? '收入' : '支出'),
  '收支金额(元)': (flow) => yuan(Math.abs(flow.amountFen)),
  '账户结余(元)': (flow) => yuan(flow.balanceFen),
  资金变更提交申请人: (flow) => `${flow.account}API`,
  备注: (flow) => flow.remark,
  业务凭证号: (flow) => flow.voucher,
};

const CAPTION = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];

/** @param from the beginning of the day @returns undefined for a day without movements */
export function fundBill(state: State, from: number, account: string): string | undefined {
  const flows = state.flows.select('account = ? AND at >= ? AND at < ?', account, from, from + DAY_MS);
  if (flows.length === 0) return undefined;
  const income = flows.filter(({ amountFen }) => amountFen > 0);
  const expense = flows.filter(({ amountFen }) => amountFen <= 0);
  return csv({
    header: Object.keys(COLUMNS),
    rows: flows.map((flow) => Object.values(COLUMNS).map((read) => read(flow))),
    caption: CAPTION,
    sums: [
      String(flows.length),
      String(income.length),
      yuan(sum(income)),
      String(expense.length),
      yuan(-sum(expense)),
    ],
  });
}

function sum(flows: Flow[]): number {
  return flows.reduce((total, { amountFen }) => total + amountFen, 0);
}
