/**
 * Everything that the mall keeps of a person, a row a collection: export, deletion and docs/privacy.md follow from
 * this table. A collection that has people in it and no row here fails a test.
 */
import { addressBooks, members, roleApplications, roleChanges } from '../../accounts/documents';
import { bookingBooks, bookings } from '../../bookings/documents';
import { cashOuts } from '../../cashier/documents';
import { comments, favourites } from '../../community/documents';
import { coupons } from '../../coupons/documents';
import { moveOuts, payPasswords, pointKeys, signedMoves } from '../../custody/documents';
import { memberHolder, POINT_PLACES, pointAccount, svAccount, type HolderId } from '../../ledger/accounts';
import { holders } from '../../ledger/holder';
import { holderMonths } from '../../ledger/month';
import { journal } from '../../ledger/state';
import { cashAccounts, fills, marketOrders } from '../../market/documents';
import { customers } from '../../marketing/documents';
import { consentBooks, outbox } from '../../messages/documents';
import { cartBooks, orders, payments } from '../../orders/documents';
import { partnerApplications, partnerTerms } from '../../partners/documents';
import type { Document } from '../../platform/database';
import { heldLegs } from '../../rewards/documents';
import { employments } from '../../stores/documents';
import { tips } from '../../tips/documents';
import { visits } from '../../visits/documents';
import { emptiedBooking, emptiedComment, emptiedOrder, emptiedVisit } from './emptied';
import { kept, pick, type Kept } from './kept';
import { keptShifts } from './shifts';
import { keptShops } from './shop';

const ofMember = (memberId: string) => ({ where: { memberId } });
const byOwnId = (memberId: string) => ({ id: memberId });
const holderId = (memberId: string) => ({ id: memberHolder(memberId) });
const ofHolder = (memberId: string) => ({ where: { holder: memberHolder(memberId) } });
const whole = (document: Document): object => document;

const BOOKS = '账目，注销后也保留，不带姓名、电话和地址';
const THREE_YEARS = '3 年（电子商务法要求的交易记录）；注销时提前清除';
const UNTIL_LEFT = '到您删改或注销为止';
const CONTRACT = '履行与您的约定';

/** Accounts of points and SV in which the books have a person's movements. */
const accountsOf = (id: HolderId): string[] => [
  svAccount(id),
  ...POINT_PLACES.map((place) => pointAccount(id, place)),
];

export const KEPT: readonly Kept[] = [
  kept({
    ...{ key: 'member', title: '会员身份', from: members, of: byOwnId, why: CONTRACT, keeps: BOOKS },
    // Who is above is somebody else's affair; the own referrer the person knows.
    shows: (member) => pick(member, '_id', 'referrerId', 'arrivedAt', 'joinedAt', 'unpaidOrders'),
  }),
  kept({
    ...{ key: 'addresses', title: '收货地址', from: addressBooks, of: byOwnId },
    ...{ why: '送货、上门', keeps: UNTIL_LEFT, shows: whole },
    emptied: (book) => ({ ...book, addresses: [] }),
  }),
  kept({
    ...{ key: 'cart', title: '购物车', from: cartBooks, of: byOwnId },
    ...{ why: '记住您选的商品', keeps: UNTIL_LEFT, shows: whole },
    emptied: (book) => ({ ...book, lines: [] }),
  }),
  kept({
    ...{ key: 'orders', title: '订单', from: orders, of: ofMember },
    ...{ why: CONTRACT, keeps: `收货信息与留言${THREE_YEARS}；金额属于${BOOKS}` },
    shows: (order) => ({
      ...pick(order, '_id', 'merchantId', 'storeId', 'kind', 'lines', 'handover', 'note', 'city', 'state'),
      ...pick(order, 'amountFen', 'freightFen', 'allowanceFen', 'placedAt', 'paidAt', 'shippedAt'),
      ...pick(order, 'receivedAt', 'afterSale', 'service', 'receiptNumber'),
    }),
    emptied: emptiedOrder,
    files: ({ afterSale }) => afterSale?.pictures ?? [],
  }),
  kept({
    ...{ key: 'payments', title: '支付', from: payments, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: (payment) => pick(payment, '_id', 'orderIds', 'amountFen', 'state', 'createdAt', 'received'),
  }),
  kept({
    ...{ key: 'bookings', title: '到店预约', from: bookings, of: ofMember },
    ...{ why: CONTRACT, keeps: '备注 1 年；注销时提前清除' },
    shows: (one) => ({
      ...pick(one, '_id', 'storeName', 'title', 'beauticianName', 'startsAt', 'endsAt', 'note', 'state'),
      ...pick(one, 'createdAt', 'arrivedAt', 'reason'),
    }),
    emptied: emptiedBooking,
  }),
  kept({
    ...{ key: 'bookingBook', title: '预约与爽约次数', from: bookingBooks, of: byOwnId },
    ...{ why: '避免重复占用时间', keeps: UNTIL_LEFT, shows: whole },
    emptied: (book) => ({ ...book, missedAt: [] }),
  }),
  kept({
    ...{ key: 'visits', title: '上门', from: visits, of: ofMember },
    ...{ why: '知道去哪里', keeps: `地址与备注${THREE_YEARS}` },
    // Who came is shown by name as it was on the phone; telephone numbers of couriers are theirs.
    shows: (visit) => ({
      ...pick(visit, '_id', 'kind', 'title', 'storeName', 'address', 'note', 'day', 'from', 'to', 'state'),
      ...pick(visit, 'createdAt', 'reason'),
    }),
    emptied: emptiedVisit,
  }),
  kept({
    ...{ key: 'comments', title: '评价', from: comments, of: ofMember },
    ...{ why: '给其他顾客参考', keeps: '文字与图片到注销为止；星级留在商品的平均分里' },
    shows: (one) => pick(one, '_id', 'title', 'stars', 'text', 'pictures', 'state', 'at', 'answer'),
    emptied: emptiedComment,
    files: ({ pictures }) => pictures.map(({ fileId }) => fileId),
  }),
  kept({
    ...{ key: 'favourites', title: '收藏', from: favourites, of: ofMember },
    ...{ why: '记住您喜欢的商品', keeps: UNTIL_LEFT },
    shows: (one) => pick(one, '_id', 'productId', 'isKept', 'at'),
    emptied: (one) => ({ ...one, isKept: false }),
  }),
  kept({
    ...{ key: 'coupons', title: '优惠券', from: coupons, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'contacts', title: '商家看到的消费概况', from: customers, of: ofMember },
    ...{ why: '商家安排服务、发您同意过的消息', keeps: '概况属于商家的账目；注销后不再发消息' },
    shows: (one) => ({
      ...pick(one, 'merchantId', 'firstDay', 'lastDay', 'times', 'spentFen', 'isOptedOut'),
    }),
    emptied: (one) => ({ ...one, isOptedOut: true }),
  }),
  kept({
    ...{ key: 'messages', title: '发给您的消息', from: outbox, of: ofMember },
    ...{ why: '通知订单、预约和退款', keeps: '内容 180 天；注销时提前清除' },
    shows: (one) => pick(one, '_id', 'template', 'fields', 'state', 'createdAt', 'sentAt'),
    emptied: (one) => ({ ...one, fields: {}, page: '' }),
  }),
  kept({
    ...{ key: 'consents', title: '消息授权与微信标识', from: consentBooks, of: byOwnId },
    ...{ why: '只在您同意时发消息', keeps: UNTIL_LEFT, shows: whole },
    emptied: (book) => ({ ...book, openId: '', left: {} }),
  }),
  kept({
    ...{ key: 'holder', title: '共享值与积分', from: holders, of: holderId, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'months', title: '每月收支', from: holderMonths, of: ofHolder, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'journal', title: '共享值与积分的每一笔', from: journal, why: CONTRACT, keeps: BOOKS },
    of: (memberId) => ({ where: { 'legs.account': { in: accountsOf(memberHolder(memberId)) } } }),
    // The other legs of an entry are other people's accounts.
    shows: (entry, memberId) => ({
      ...pick(entry, '_id', 'kind', 'day', 'at'),
      legs: entry.legs.filter(({ account }) => account.startsWith(`${memberHolder(memberId)}:`)),
    }),
  }),
  kept({
    ...{ key: 'held', title: '待实名的奖励', from: heldLegs, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: (leg) => pick(leg, '_id', 'asset', 'units', 'why', 'state', 'heldAt', 'lapsesAfter'),
  }),
  kept({
    ...{ key: 'key', title: '原始账户的公钥', from: pointKeys, of: byOwnId, why: '核对签名', keeps: BOOKS },
    shows: (key) => pick(key, 'publicKey', 'sequence', 'since'),
  }),
  kept({
    ...{ key: 'password', title: '支付密码', from: payPasswords, of: byOwnId },
    ...{ why: '保护托管账户', keeps: UNTIL_LEFT },
    // Only that there is one: the hash would help nobody but a thief.
    shows: (one) => pick(one, 'setAt'),
    emptied: (one) => ({ ...one, secret: null }),
  }),
  kept({
    ...{ key: 'moves', title: '签名转出', from: signedMoves, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'moveOuts', title: '转回原始账户', from: moveOuts, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'cash', title: '余额', from: cashAccounts, of: holderId, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'cashOuts', title: '提现', from: cashOuts, of: ofHolder, why: CONTRACT, keeps: BOOKS },
    shows: (one) => pick(one, '_id', 'amountFen', 'state', 'createdAt', 'sentAt', 'endedAt'),
    emptied: (one) => ({ ...one, openId: null }),
  }),
  kept({
    ...{ key: 'sellOrders', title: '挂卖', from: marketOrders, of: ofHolder, why: CONTRACT, keeps: BOOKS },
    shows: whole,
  }),
  kept({
    ...{ key: 'fills', title: '卖出', from: fills, why: CONTRACT, keeps: BOOKS },
    of: (memberId) => ({ where: { seller: memberHolder(memberId) } }),
    shows: (fill) => pick(fill, '_id', 'at', 'price', 'pointUnits', 'fen', 'feeFen', 'freeOn'),
  }),
  kept({
    ...{ key: 'roleApplication', title: '角色申请', from: roleApplications, of: byOwnId },
    ...{ why: CONTRACT, keeps: BOOKS },
    shows: (one) => pick(one, 'role', 'state', 'salesFen', 'appliedAt', 'decidedAt', 'answer'),
  }),
  kept({
    ...{ key: 'roles', title: '角色变动', from: roleChanges, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: (one) => pick(one, 'from', 'to', 'day', 'at', 'salesFen'),
  }),
  kept({
    ...{ key: 'partnerApplication', title: '合伙人申请', from: partnerApplications, of: byOwnId },
    ...{ why: CONTRACT, keeps: BOOKS },
    shows: (one) => pick(one, 'city', 'state', 'appliedAt', 'decidedAt', 'answer'),
  }),
  kept({
    ...{ key: 'partnerTerms', title: '合伙人任期', from: partnerTerms, of: ofMember },
    ...{ why: CONTRACT, keeps: BOOKS },
    shows: (one) => pick(one, 'city', 'firstDay', 'lastDay'),
  }),
  kept({
    ...{ key: 'tips', title: '打赏', from: tips, of: ofMember, why: CONTRACT, keeps: BOOKS },
    shows: (tip) => ({
      ...pick(tip, '_id', 'merchantName', 'storeName', 'receiptNumber', 'amountFen', 'state', 'offeredAt'),
    }),
  }),
  kept({
    ...{ key: 'work', title: '任职', from: employments, of: ofMember },
    ...{ why: '门店的权限与排班', keeps: '姓名到注销为止' },
    shows: (one) => pick(one, 'merchantId', 'name', 'role', 'storeIds', 'since', 'endedAt'),
    emptied: (one) => ({ ...one, name: '' }),
  }),
  keptShifts,
  keptShops,
];

export const keptRow = (key: string): Kept | undefined => KEPT.find((row) => row.key === key);
