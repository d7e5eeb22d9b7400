/** The file: everything that this WeChat Pay knows, in one libsql database. Synchronous, one process. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type {
  Balance,
  Bill,
  DownloadToken,
  Flow,
  Notice,
  Payment,
  Refund,
  Trade,
  Transfer,
} from '../documents';
import { Table } from './table';

export class State {
  private readonly db: Database.Database;
  readonly payments: Table<Payment>;
  readonly trades: Table<Trade>;
  readonly refunds: Table<Refund>;
  readonly transfers: Table<Transfer>;
  readonly flows: Table<Flow>;
  readonly balances: Table<Balance>;
  readonly notices: Table<Notice>;
  readonly bills: Table<Bill>;
  readonly tokens: Table<DownloadToken>;
  /** Named values: keys, switches, settings. */
  readonly values: Table<{ name: string; value: unknown }>;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    const db = new Database(join(dataDir, 'pay.db'));
    this.db = db;
    // WAL keeps a commit over kill -9; NORMAL gives up only what a failing machine had not yet synced.
    db.prepare('PRAGMA journal_mode = WAL').all();
    db.exec('PRAGMA synchronous = NORMAL');
    this.payments = new Table<Payment>(db, 'payments', paymentKey, {
      prepay_id: (payment) => payment.prepayId,
    });
    this.trades = new Table<Trade>(db, 'trades', tradeKey, {
      transaction_id: (trade) => trade.transactionId,
      paid_at: (trade) => trade.paidAt,
    });
    this.refunds = new Table<Refund>(db, 'refunds', refundKey, {
      created_at: (refund) => refund.createdAt,
      due_at: (refund) => (refund.status === 'PROCESSING' ? refund.dueAt : null),
    });
    this.transfers = new Table<Transfer>(db, 'transfers', transferKey, {
      transfer_bill_no: (transfer) => transfer.transferBillNo,
      package_info: (transfer) => transfer.packageInfo,
      due_at: (transfer) => transfer.next?.at ?? null,
    });
    this.flows = new Table(db, 'flows', (flow) => flow.flowNo, {
      account: (flow) => flow.account,
      at: (flow) => flow.at,
    });
    this.balances = new Table(db, 'balances', (balance) => balance.account);
    this.notices = new Table(db, 'notices', (notice) => notice.id, { next_at: (notice) => notice.nextAt });
    this.bills = new Table(db, 'bills', (bill) => bill.key);
    this.tokens = new Table(db, 'tokens', (token) => token.token);
    this.values = new Table(db, 'named_values', (value) => value.name);
  }

  /** Runs work in one transaction of the file: when it returns, what it wrote survives a kill -9. */
  atomically<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.db.close();
  }
}

/** An order and a combined order may bear the same number. */
export function paymentKey({ mode, mchid, outNo }: Pick<Payment, 'mode' | 'mchid' | 'outNo'>): string {
  return `${mode === 'combine' ? 'combine' : 'single'}/${mchid}/${outNo}`;
}

/** Numbers of orders are unique under the merchant that places them, whoever gets the money. */
export function tradeKey({ mchid, outTradeNo }: Pick<Trade, 'mchid' | 'outTradeNo'>): string {
  return `${mchid}/${outTradeNo}`;
}

export function refundKey({ mchid, outRefundNo }: Pick<Refund, 'mchid' | 'outRefundNo'>): string {
  return `${mchid}/${outRefundNo}`;
}

export function transferKey({ mchid, outBillNo }: Pick<Transfer, 'mchid' | 'outBillNo'>): string {
  return `${mchid}/${outBillNo}`;
}
