/** The two accounts of points: key, words, moves, statements. */
import type { InHand } from '../hold';
import { BUYER, NOBODY, type Facts } from './facts';
import { withLostKey, withWaitingKey } from './lost-keys';
import type { PageScenes, Place } from './scene';

const at =
  (page: string, who = BUYER, query = '') =>
  (): Place => ({ who, path: `/points/${page}/${page}${query}` });
const tap =
  (...texts: readonly string[]) =>
  async ({ tap: touch }: InHand): Promise<void> => {
    for (const text of texts) await touch(text);
  };

/** Somebody whose key is on a phone that is not this one. */
const ELSEWHERE = 'demo-scene-elsewhere';
const elsewhere =
  (page: string) =>
  async ({ house }: Facts): Promise<Place> => {
    await withLostKey(house.mall, ELSEWHERE);
    return at(page, ELSEWHERE)();
  };

/** To another member, by its address. */
const toSomebody = async ({ house }: Facts): Promise<Place> => {
  const { address } = await house.mall.call('demo-lin-xiaoyue', 'member', 'accounts', {});
  return at('transfer', BUYER, `?to=${address}`)();
};

export const ACCOUNTS: readonly PageScenes[] = [
  {
    page: 'points/accounts/accounts',
    title: '积分账户',
    filled: { at: at('accounts'), shows: '还没有备份密钥' },
    more: [
      { id: 'new', title: '新人', at: at('accounts', NOBODY), shows: '还没有备份密钥' },
      { id: 'elsewhere', title: '密钥在别处', at: elsewhere('accounts'), shows: '密钥不在这台手机上' },
    ],
  },
  {
    page: 'points/receive/receive',
    title: '收积分',
    filled: { at: at('receive'), shows: '复制收款地址' },
  },
  {
    page: 'points/transfer/transfer',
    title: '转给会员',
    filled: { at: at('transfer'), shows: '转给谁' },
    more: [
      {
        id: 'amount',
        title: '多少',
        at: toSomebody,
        act: ({ write, shown }) =>
          shown('换一位')
            .waitFor()
            .then(() => write('多少积分', '0.01')),
        shows: '→',
      },
      {
        id: 'wrong',
        title: '地址有误',
        at: at('transfer', BUYER, '?to=nobody-000000'),
        shows: '收款地址有误',
      },
      { id: 'elsewhere', title: '密钥在别处', at: elsewhere('transfer'), shows: '密钥不在这台手机上' },
    ],
  },
  {
    page: 'points/move/move',
    title: '两个账户之间',
    filled: { at: at('move', BUYER, '?direction=in'), shows: '转入免费' },
    more: [
      {
        id: 'change',
        title: '前后',
        at: at('move', BUYER, '?direction=in'),
        act: ({ write, shown }) =>
          shown('全部')
            .waitFor()
            .then(() => write('多少积分', '0.01')),
        shows: '托管账户 ',
      },
      { id: 'out', title: '转回', at: at('move', BUYER, '?direction=out'), shows: '销毁' },
    ],
  },
  {
    page: 'points/statement/statement',
    title: '积分明细',
    filled: { at: at('statement', 'demo-gu-wenjing'), shows: '导出这个月' },
    more: [
      {
        id: 'empty',
        title: '空',
        at: at('statement', NOBODY, '?place=custodial'),
        shows: '这个月没有变动',
      },
    ],
  },
  {
    page: 'points/password/password',
    title: '支付密码',
    filled: { at: at('password'), shows: '修改支付密码' },
    more: [
      { id: 'new', title: '还没有', at: at('password', NOBODY), shows: '设置支付密码' },
      {
        id: 'sheet',
        title: '输入',
        at: at('password', NOBODY),
        act: tap('设置支付密码'),
        shows: '设置 6 位新密码',
      },
    ],
  },
  {
    page: 'points/lost-phone/lost-phone',
    title: '换新密钥',
    filled: { at: at('lost-phone'), shows: '密钥就在这台手机上' },
    more: [
      { id: 'lost', title: '丢了', at: elsewhere('lost-phone'), shows: '申请新密钥' },
      {
        id: 'waiting',
        title: '等待期',
        at: async ({ house }) => {
          await withWaitingKey(house.mall, 'demo-scene-waiting');
          return at('lost-phone', 'demo-scene-waiting')();
        },
        shows: '等待期：原始账户不能转出',
      },
    ],
  },
  {
    page: 'points/backup/backup',
    title: '备份密钥',
    filled: { at: at('backup'), shows: '我准备好了，显示 12 个字' },
    more: [
      { id: 'words', title: '12 个字', at: at('backup'), act: tap('我准备好了'), shows: '按编号抄在纸上' },
      {
        id: 'quiz',
        title: '核对',
        at: at('backup'),
        act: tap('我准备好了', '抄好了，去核对'),
        shows: '第 1 题，共 3 题',
      },
      { id: 'elsewhere', title: '密钥在别处', at: elsewhere('backup'), shows: '备份只能在有密钥的手机上做' },
    ],
  },
  {
    page: 'points/restore/restore',
    title: '恢复密钥',
    filled: { at: elsewhere('restore'), shows: '按顺序输入 12 个字' },
    more: [
      {
        id: 'wrong',
        title: '错字',
        at: elsewhere('restore'),
        act: ({ write, shown }) =>
          shown('按顺序输入')
            .waitFor()
            .then(() => write('12 个字', '的一是在囧')),
        shows: '第 5 个字',
      },
      { id: 'here', title: '不需要', at: at('restore'), shows: '密钥就在这台手机上' },
    ],
  },
];
