/** The control interface under /local/: the person's phone, the switches, the clockwork. */
import { z } from 'zod';
import { balanceOf, move } from './balances';
import type { Office } from './context';
import * as fields from './fields';
import { Router, type Route } from './router';
import { settle } from './settle';
import type { Certificate, Rotation } from './security/keys';
import { pay, payRequest, showSheet } from './sheet';
import { switchSchema } from './switches';
import { confirm, receiptRequest, showReceipt } from './transfers/receipt';
import { tradesOf } from './orders/combine';

/** What the control interface may have done besides writing. */
export interface Clockwork {
  /** The clock. */
  now(): Promise<number>;
  /** Brings everything up to the clock, sends what is due and waits for the answers. */
  deliverDue(): Promise<void>;
  /** The same, without waiting. */
  deliverSoon(): void;
  rotateCertificate(rotation: Rotation): Promise<Certificate>;
  environments(): object;
}

/** A wish of the control interface that cannot be met; HTTP 400. */
export class ControlError extends Error {}

interface Call {
  office: Office;
  clockwork: Clockwork;
  params: Record<string, string>;
  body: unknown;
  now: number;
}

const rotation = z.strictObject({
  signsAfterMs: z.number().int().nonnegative().exactOptional(),
  dropsAfterMs: z.number().int().nonnegative().exactOptional(),
});
const deposit = z.strictObject({ account: z.string(), fen: fields.amountFen });
const subMerchant = z.strictObject({ subMchid: fields.mchid });
const verification = z.strictObject({ verification: z.enum(['certificate', 'public-key']) });
const switches = z.strictObject({ switches: z.array(switchSchema) });

const ROUTES: Route<(call: Call) => unknown>[] = [
  { method: 'GET', path: '/local/environments', to: ({ clockwork }) => clockwork.environments() },
  { method: 'GET', path: '/local/state', to: ({ office }) => everything(office) },
  { method: 'GET', path: '/local/prepay/{prepay_id}', to: show },
  { method: 'POST', path: '/local/prepay/{prepay_id}/pay', to: payNow },
  {
    method: 'POST',
    path: '/local/prepay/{prepay_id}/cancel',
    to: (call) => (show(call), { result: 'cancelled' }),
  },
  { method: 'GET', path: '/local/transfers/{package_info}', to: showTransfer },
  { method: 'POST', path: '/local/transfers/{package_info}/confirm', to: confirmNow },
  { method: 'POST', path: '/local/transfers/{package_info}/refuse', to: refuseNow },
  { method: 'GET', path: '/local/switches', to: ({ office }) => ({ switches: office.switches.current }) },
  { method: 'POST', path: '/local/switches', to: setSwitches },
  { method: 'POST', path: '/local/deliver', to: ({ clockwork }) => clockwork.deliverDue() },
  { method: 'POST', path: '/local/rotate-certificate', to: rotate },
  { method: 'POST', path: '/local/deposits', to: putIn },
  { method: 'POST', path: '/local/sub-merchants', to: addSubMerchant },
  { method: 'POST', path: '/local/verification', to: setVerification },
];

export class Control {
  private readonly router = new Router(ROUTES);

  constructor(
    private readonly office: Office,
    private readonly clockwork: Clockwork,
  ) {}

  /** @param path without the query @throws ControlError, ZodError */
  async answer(method: string, path: string, body: unknown): Promise<unknown> {
    const match = this.router.find(method, path);
    if (match === undefined) throw new ControlError(`There is no ${method} ${path}`);
    const now = await this.clockwork.now();
    return match.to({ office: this.office, clockwork: this.clockwork, params: match.params, body, now });
  }
}

function show({ office, params }: Call): object {
  const sheet = showSheet(office, params['prepay_id'] ?? '');
  if (sheet === undefined) throw new ControlError('There is no such prepay_id');
  return sheet;
}

function payNow({ office, clockwork, params, body, now }: Call): object {
  const request = payRequest.parse(body);
  const result = office.state.atomically(() => pay(office, params['prepay_id'] ?? '', request, now));
  office.switches.flush();
  clockwork.deliverSoon();
  return result;
}

function showTransfer({ office, params }: Call): object {
  const receipt = showReceipt(office, params['package_info'] ?? '');
  if (receipt === undefined) throw new ControlError('There is no such package_info');
  return receipt;
}

function confirmNow({ office, clockwork, params, body, now }: Call): object {
  const request = receiptRequest.parse(body);
  settle(office, now);
  const result = office.state.atomically(() => confirm(office, params['package_info'] ?? '', request, now));
  office.switches.flush();
  clockwork.deliverSoon();
  return result;
}

/** Closing the page changes nothing: the merchant may call the money back, or 24 hours pass. */
function refuseNow(call: Call): object {
  showTransfer(call);
  return { result: 'refused' };
}

function setSwitches({ office, body }: Call): object {
  office.switches.set(switches.parse(body).switches);
  return { switches: office.switches.current };
}

async function rotate({ clockwork, body }: Call): Promise<object> {
  const { serial, certificate } = await clockwork.rotateCertificate(rotation.parse(body ?? {}));
  return { serial, certificate };
}

/** A merchant charges its account, as transfers need it. */
function putIn({ office, body, now }: Call): object {
  const { account, fen } = deposit.parse(body);
  if (!office.directory.accounts.includes(account)) throw new ControlError(`There is no account ${account}`);
  office.state.atomically(() => {
    move(office.state, {
      account,
      at: now,
      businessNo: '',
      business: '充值/提现',
      type: '充值',
      amountFen: fen,
      remark: '',
      voucher: '',
    });
  });
  return { account, fen: balanceOf(office.state, account) };
}

function addSubMerchant({ office, body }: Call): object {
  office.directory.addSubMerchant(subMerchant.parse(body).subMchid);
  return { accounts: office.directory.accounts };
}

function setVerification({ office, body }: Call): object {
  office.keys.verification = verification.parse(body).verification;
  return { verification: office.keys.verification };
}

function everything({ state, directory }: Office): object {
  return {
    payments: state.payments.all().map((payment) => ({ ...payment, trades: tradesOf(state, payment) })),
    refunds: state.refunds.all(),
    transfers: state.transfers.all(),
    balances: Object.fromEntries(directory.accounts.map((account) => [account, balanceOf(state, account)])),
    notices: state.notices.all(),
  };
}
