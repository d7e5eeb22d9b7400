/** 会员: looked for behind a mask; who opens one in clear is written down. */
import { call, type DataOf, type RowOf } from '../services/mall';
import { pointText, svText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import { ROLES } from '../services/words';
import { Facts } from '../shell/facts';
import { Loaded } from '../shell/loaded';
import { type List, orNull } from '../table/list';

type Row = RowOf<'members'>;

const nameOf = (role: string): string => ROLES[role] ?? role;

export const members: List<Row> = {
  title: '会员',
  note: '姓名与电话取自收货地址，列表里遮住；打开详情会看到明文，并记入操作记录',
  empty: '没有找到这样的会员',
  id: (row) => row.id,
  load: (after, { memberId, name, phone }) =>
    call('members', {
      ...{ memberId: orNull(memberId), name: orNull(name), phone: orNull(phone) },
      ...{ after, limit: 50 },
    }),
  filters: [
    { key: 'memberId', label: '会员编号' },
    { key: 'name', label: '姓名', isPersonal: true },
    { key: 'phone', label: '电话', isPersonal: true },
  ],
  columns: [
    { title: '会员编号', text: (row) => row.id },
    { title: '姓名', text: (row) => row.name, width: 100 },
    { title: '电话', text: (row) => row.phone, width: 130 },
    { title: '城市', text: (row) => row.city, width: 100 },
    { title: '角色', text: (row) => nameOf(row.role), width: 90 },
    { title: '激活', text: (row) => (row.active ? '已激活' : '未激活'), width: 90 },
    { title: '实名', text: (row) => (row.realNamed ? '已实名' : '未实名'), width: 90 },
    { title: '结算订单', text: (row) => `${row.settledOrders} 笔`, isAmount: true, width: 100 },
    { title: '到来', text: (row) => timeText(row.arrivedAt), width: 150 },
  ],
  detail: (row) => (
    <Loaded key={row.id} read={() => call('member', { memberId: row.id })}>
      {(member) => <Detail member={member} />}
    </Loaded>
  ),
};

function Detail({ member }: { readonly member: DataOf<'member'> }) {
  return (
    <>
      <Facts
        title={`会员 ${member.id}`}
        facts={[
          ['角色', nameOf(member.role)],
          ['激活', member.active ? '已激活' : '未激活'],
          ['实名', member.realNamed ? '已实名' : '未实名'],
          ['推荐人', member.referrerId ?? '没有'],
          ['到来', timeText(member.arrivedAt)],
          ['首次登录', timeOrDash(member.joinedAt)],
        ]}
      />
      <Facts
        title="账户"
        facts={[
          ['共享值', svText(member.svUnits)],
          ['原始积分', `${pointText(member.originalPointUnits)} 积分`],
          ['托管积分', `${pointText(member.custodialPointUnits)} 积分`],
          ['等待实名', `${pointText(member.heldPointUnits)} 积分`],
        ]}
      />
      {member.addresses.map((address) => (
        <Facts
          key={address.id}
          title="收货地址"
          facts={[
            ['姓名', address.name],
            ['电话', address.phone],
            ['地址', `${address.province}${address.city}${address.district}${address.detail}`],
          ]}
        />
      ))}
    </>
  );
}
