/** Who is sent, as the sheet has it: somebody of the store, another merchant, or who brings goods. Pure. */

export interface Chosen {
  readonly staffId: string;
  readonly dealerId: string;
  readonly courierName: string;
  readonly courierPhone: string;
}

const PHONE = /^\+?[\d -]{5,20}$/;

/** What is wrong with it, in words; empty where it can be sent. */
export function assignmentProblem({ staffId, dealerId, courierName, courierPhone }: Chosen): string {
  const name = courierName.trim();
  if (staffId === '' && dealerId === '' && name === '') return '请选择上门人员，或填写配送员';
  return name !== '' && !PHONE.test(courierPhone) ? '请填写配送员电话，顾客会看到' : '';
}

export function assignmentOf({ staffId, dealerId, courierName, courierPhone: phone }: Chosen) {
  const name = courierName.trim();
  return {
    courier: name === '' ? null : { kind: 'outside' as const, name, phone },
    staffMemberId: staffId === '' ? null : staffId,
    dealerId: dealerId === '' ? null : dealerId,
  };
}
