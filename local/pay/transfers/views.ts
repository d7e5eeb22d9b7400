/** How replies and notices show transfers. */
import type { Transfer } from '../documents';
import { rfc3339 } from '../time';

/** The answer to a new transfer; package_info opens the page on which the person confirms. */
export function createdView(transfer: Transfer): object {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    create_time: rfc3339(transfer.createdAt),
    state: transfer.state,
    ...(transfer.state === 'WAIT_USER_CONFIRM' ? { package_info: transfer.packageInfo } : {}),
  };
}

/** @param sealedName the person's name, encrypted for the merchant; null where the merchant gave none */
export function transferView(transfer: Transfer, sealedName: string | null): object {
  return {
    mch_id: transfer.mchid,
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    appid: transfer.appid,
    state: transfer.state,
    transfer_amount: transfer.amountFen,
    transfer_remark: transfer.remark,
    ...failReason(transfer),
    openid: transfer.openid,
    ...(sealedName === null ? {} : { user_name: sealedName }),
    create_time: rfc3339(transfer.createdAt),
    update_time: rfc3339(transfer.updatedAt),
  };
}

export function cancelledView(transfer: Transfer): object {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    state: transfer.state,
    update_time: rfc3339(transfer.updatedAt),
  };
}

export function transferNotice(transfer: Transfer): object {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    state: transfer.state,
    mch_id: transfer.mchid,
    transfer_amount: transfer.amountFen,
    openid: transfer.openid,
    ...failReason(transfer),
    create_time: rfc3339(transfer.createdAt),
    update_time: rfc3339(transfer.updatedAt),
  };
}

function failReason({ failReason: reason }: Transfer): object {
  return reason === null ? {} : { fail_reason: reason };
}
