/** The store's diary: its calendar, shifts, visits at home with the partners that do them, and messages to customers. */
import { APPLICANTS } from '../../../local/demo/data/applicants';
import { CHAIN } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { oneAt } from '../../../local/demo/data/staff';
import { openFirst } from './appointing';
import type { Facts } from './facts';
import type { PageScenes, Place } from './scene';

const STORE = 'lanxi-xihu';
const AT_HOME_STORE = 'lanxi-binjiang';
const MANAGER = oneAt(STORE, '店长').openid;
const BEAUTICIAN = oneAt(STORE, '美容师').name;

const here = (storeId: string) => `merchantId=${CHAIN.id}&storeId=${storeId}`;
const staffAt =
  (page: string, who = MANAGER, storeId = STORE) =>
  (): Place => ({ who, path: `/diary/${page}/${page}?${here(storeId)}` });
const atHome = staffAt('visits', oneAt(AT_HOME_STORE, '店长').openid, AT_HOME_STORE);
const ofChain =
  (page: string, more = '') =>
  (): Place => ({
    who: OWNER,
    path: `/diary/${page}/${page}?merchantId=${CHAIN.id}${more}`,
  });

/** A chain next door that is asked to come in the first one's place. */
const DEALER = APPLICANTS.find(({ merchantId }) => merchantId === 'chengxin');
const DEALERS_OWNER = DEALER?.owner.openid ?? '';
const FOR_OTHERS = { merchantId: DEALER?.merchantId ?? '', storeId: DEALER?.store.id ?? '' };
const NO_PARTNER = APPLICANTS.find(({ merchantId }) => merchantId === 'suyan');
const asDealer = `merchantId=${FOR_OTHERS.merchantId}&storeId=${FOR_OTHERS.storeId}`;

async function partner({ house: { mall } }: Facts): Promise<void> {
  const of = { sellerId: CHAIN.id, dealerId: FOR_OTHERS.merchantId };
  await mall.call(OWNER, 'store', 'moveDealership', { merchantId: CHAIN.id, ...of, step: 'offer' });
  const { merchantId } = FOR_OTHERS;
  await mall.call(DEALERS_OWNER, 'store', 'moveDealership', { merchantId, ...of, step: 'agree' });
}

/** The visit that waited for somebody of the store is handed on. */
async function handedOn(facts: Facts): Promise<Place> {
  const { house, visits } = facts;
  const waits = visits.find(({ state }) => state === 'placed');
  if (waits === undefined) throw new Error('no visit of the demo waits');
  await partner(facts);
  const { _id: visitId, merchantId, storeId } = waits;
  const { merchantId: dealerId } = FOR_OTHERS;
  await house.mall.call(OWNER, 'store', 'assignVisit', { merchantId, storeId, visitId, dealerId });
  return { who: DEALERS_OWNER, path: `/diary/visits/visits?${asDealer}&as=dealer` };
}

export const IN_DIARY: readonly PageScenes[] = [
  {
    page: 'diary/calendar/calendar',
    title: '预约日历',
    filled: { at: staffAt('calendar'), shows: '代客预约' },
    more: [
      {
        id: 'tomorrow',
        title: '明天',
        at: staffAt('calendar'),
        act: (held) => openFirst(held, '[aria-label="后一天"]'),
        shows: '明天',
      },
      {
        id: 'booking',
        title: '一个预约',
        at: staffAt('calendar'),
        act: async (held) => {
          await openFirst(held, '[aria-label="后一天"]');
          await held.shown('明天').waitFor();
          await openFirst(held, '.block');
        },
        shows: '未到店',
      },
    ],
  },
  {
    page: 'diary/shifts/shifts',
    title: '排班',
    filled: { at: staffAt('shifts'), shows: '接受顾客自己预约' },
    more: [
      {
        id: 'person',
        title: '一个人的排班',
        at: staffAt('shifts'),
        act: ({ tap }) => tap(BEAUTICIAN),
        shows: '请假和例外',
      },
      {
        id: 'skills',
        title: '会做的项目',
        at: staffAt('shifts'),
        act: async ({ tap, shown }) => {
          await tap(BEAUTICIAN);
          await shown('全部项目').scrollIntoViewIfNeeded();
        },
        shows: '全部项目',
      },
    ],
  },
  {
    page: 'diary/book-for/book-for',
    title: '代客预约',
    filled: { at: staffAt('book-for'), shows: '选择项目' },
    more: [
      {
        id: 'times',
        title: '选时间',
        at: staffAt('book-for'),
        act: ({ tap }) => tap('约 60 分钟'),
        shows: '扫顾客的会员码',
      },
    ],
  },
  {
    page: 'diary/visits/visits',
    title: '到家单',
    filled: { at: atHome, shows: '上门范围和时段' },
    more: [
      { id: 'going', title: '进行中', at: atHome, act: ({ tap }) => tap('进行中'), shows: '已到达' },
      {
        id: 'area',
        title: '范围和时段',
        at: atHome,
        act: ({ tap }) => tap('上门范围和时段'),
        shows: '接受到家预约',
      },
      {
        id: 'for-others',
        title: '替合作商家上门',
        at: handedOn,
        act: ({ named }) => named('后一天').click(),
        shows: /^替 .+ 上门$/,
      },
    ],
  },
  {
    page: 'diary/dealers/dealers',
    title: '合作商家',
    filled: {
      at: async (facts) => {
        await partner(facts);
        return staffAt('dealers', OWNER)();
      },
      shows: '合作中，可以在到家单里安排',
    },
    more: [
      {
        id: 'seller',
        title: '被邀请的一方',
        at: async (facts) => {
          await partner(facts);
          return { who: DEALERS_OWNER, path: `/diary/dealers/dealers?${asDealer}` };
        },
        shows: '替他们上门的到家单',
      },
      {
        id: 'empty',
        title: '还没有',
        at: () => ({
          who: NO_PARTNER?.owner.openid ?? '',
          path: `/diary/dealers/dealers?merchantId=${NO_PARTNER?.merchantId ?? ''}`,
        }),
        shows: '还没有商家请您上门',
      },
    ],
  },
  {
    page: 'diary/groups/groups',
    title: '顾客营销',
    filled: { at: ofChain('groups'), shows: '沉睡客' },
    more: [
      {
        id: 'sent',
        title: '没有发过',
        at: ofChain('groups'),
        act: ({ tap }) => tap('发过的消息'),
        shows: '还没有发过消息',
      },
    ],
  },
  {
    page: 'diary/campaign/campaign',
    title: '发消息',
    filled: { at: ofChain('campaign', '&kind=returning'), shows: '附一张优惠券' },
    more: [
      {
        id: 'treatment',
        title: '按项目',
        at: ofChain('campaign', '&kind=treatment'),
        shows: '做过所选项目的顾客',
      },
    ],
  },
];
