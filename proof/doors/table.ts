/** The table itself: each action of the mall, who gets through its door, and what it says about somebody else's things. */
import { ADMIN, MallWithDoors, SERVICES, type ServiceName } from './mall-with-doors';
import { belongingsOf, openOwnShop, sideOf, type Belongings } from './belongings';
import { FOR_EVERYBODY, OF_MEMBERS, OF_MERCHANTS, OF_OWN_SHOP, type Row } from './ownership';
import { replaced, sampleOf, schemaOf, type Schema } from './samples';
import { Refusal } from '../../cloudfunctions/platform/refusal';
import { operators } from '../../cloudfunctions/office/documents';
import { OPERATOR_ROLES } from '../../cloudfunctions/office/roles';

export interface Doors {
  readonly doors: MallWithDoors;
  readonly mine: Belongings;
  readonly theirs: Belongings;
  /** The mall as it was furnished. */
  readonly mark: number;
}

export async function furnishedDoors(): Promise<Doors> {
  const doors = await MallWithDoors.open();
  const gift = await openOwnShop(doors, ADMIN);
  const mine = await belongingsOf(doors, sideOf('own'), '1900000011', gift);
  const theirs = await belongingsOf(doors, sideOf('other'), '1900000012', gift);
  const { database } = doors.house;
  const transaction = await database.begin();
  for (const role of OPERATOR_ROLES)
    await transaction.insert(operators, { _id: role, roles: [role], name: role, since: 1, changedAt: 1 });
  await transaction.commit();
  return { doors, mine, theirs, mark: database.mark() };
}

export const ROLES = {
  member: ['customer'],
  store: ['owner', 'manager', 'clerk', 'beautician', 'customer', 'foreign owner'],
  operator: [...OPERATOR_ROLES, 'customer'],
  console: [...OPERATOR_ROLES, 'customer'],
} as const;

export function callerOf(role: string, { mine, theirs }: Doors): string {
  if (role === 'foreign owner') return theirs.owner;
  if (
    role === 'owner' ||
    role === 'manager' ||
    role === 'clerk' ||
    role === 'beautician' ||
    role === 'customer'
  )
    return mine[role];
  return role;
}

export interface TriedAction {
  readonly service: ServiceName;
  readonly name: string;
  readonly schema: Schema;
  readonly row: Row | undefined;
}

const ROWS: Readonly<Record<ServiceName, Readonly<Record<string, Row>>>> = {
  member: OF_MEMBERS,
  store: OF_MERCHANTS,
  operator: {},
  console: OF_OWN_SHOP,
};

export const ACTIONS: readonly TriedAction[] = (Object.keys(SERVICES) as ServiceName[]).flatMap((service) =>
  Object.entries(SERVICES[service].actions).map(([name, { input }]) => ({
    ...{ service, name, schema: schemaOf(input) },
    row: Object.hasOwn(ROWS[service], name) ? ROWS[service][name] : undefined,
  })),
);

/** A plain input about the caller's own things. */
export function inputOf({ service, name, schema, row }: TriedAction, mine: Belongings): object {
  const isShop = service === 'console' && name.startsWith('shop.');
  const about = isShop
    ? { merchantId: 'platform', storeId: 'platform-1' }
    : { merchantId: mine.merchantId, storeId: mine.storeId };
  const shelf = { ...mine.goods, offerId: mine.offerId };
  const named = Object.entries(service === 'operator' ? {} : { ...shelf, ...about });
  const place = Object.fromEntries(named.filter(([key]) => schema.required?.includes(key)));
  const plain = { ...(sampleOf(schema) as object), ...place, ...row?.beside?.(mine) };
  return withFields(plain, row?.own(mine) ?? {});
}

function withFields(input: object, fields: Readonly<Record<string, unknown>>): object {
  return Object.entries(fields).reduce<object>(
    (whole, [path, value]) => replaced(whole, pathOf(path), value) as object,
    input,
  );
}

const pathOf = (path: string): (string | number)[] =>
  path.split('.').map((name) => (/^\d+$/.test(name) ? Number(name) : name));

/** The same input once for each thing that is somebody else's. */
export function foreignInputs(
  action: TriedAction,
  { mine, theirs }: Pick<Doors, 'mine' | 'theirs'>,
): readonly { readonly field: string; readonly input: object }[] {
  const input = inputOf(action, mine);
  const things = action.row?.own(theirs) ?? {};
  const places = action.service === 'store' ? { merchantId: theirs.merchantId, storeId: theirs.storeId } : {};
  return Object.entries({ ...places, ...things })
    .filter(([field]) => field.includes('.') || Object.hasOwn(input, field))
    .map(([field, value]) => ({ field, input: withFields(input, { [field]: value }) }));
}

/** Fields that name something and that no row and no list has sorted. */
export function unsortedFields({ service, schema, row }: TriedAction, mine: Belongings): readonly string[] {
  // Operators look after everybody's.
  if (service === 'operator' || service === 'console') return [];
  const sorted = Object.keys(row?.own(mine) ?? {}).map((path) =>
    path.split('.').find((part) => NAMES_A_THING.test(part)),
  );
  const everybody = FOR_EVERYBODY[service];
  return namesIn(schema).filter(
    (name) => NAMES_A_THING.test(name) && !everybody.has(name) && !sorted.includes(name),
  );
}

const NAMES_A_THING = /(^id|Ids?|[cC]ode|digits)$/;

function namesIn(schema: Schema): readonly string[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  const own = Object.entries(schema.properties ?? {});
  const here = own.filter(([name]) => name !== 'after' && name !== 'cursor');
  return [...here.flatMap(([name, inner]) => [name, ...namesIn(inner)]), ...parts.flatMap(namesIn)];
}

export interface Outcome {
  /** `OK` or the refusal's code; a bug is thrown. */
  readonly code: string;
  readonly sentence: string;
  readonly written: readonly string[];
}

/** What the call answers and what it wrote; the mall is as before afterwards. */
export async function outcomeOf(
  { doors, mark }: Doors,
  { service, name }: Pick<TriedAction, 'service' | 'name'>,
  memberId: string,
  input: unknown,
): Promise<Outcome> {
  const { database } = doors.house;
  const { at } = doors.house.clock;
  const judged = await doors.ask(service, memberId, name, input).then(
    () => ({ code: 'OK', sentence: '' }),
    (error: unknown) => judge(error),
  );
  const written = database.changedSince(mark);
  database.rewind(mark);
  doors.house.clock.at = at;
  return { ...judged, written };
}

function judge(error: unknown): Pick<Outcome, 'code' | 'sentence'> {
  if (error instanceof Refusal) return { code: error.code, sentence: error.message };
  if (error instanceof Error && error.name === 'WechatPayFailure')
    return { code: 'PAYMENT_UNAVAILABLE', sentence: '微信支付暂时没有回应，请稍后再试' };
  throw error;
}
