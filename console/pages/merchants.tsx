/** Merchants: who wants to come in, who is in, and what operators correct. */
import { call, type DataOf, type RowOf } from '../services/mall';
import { pointText, priceText, rateText } from '../services/amounts';
import { timeOrDash } from '../services/times';
import type { Words } from '../services/words';
import { refusalTask } from '../dialogs/refusal';
import { textOf } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { Picture } from '../shell/picture';
import { Loaded } from '../shell/loaded';
import { StateTag } from '../table/cells';
import { Revealed } from '../table/revealed';
import { optionsOf, type List } from '../table/list';
import { payeeTask, SUB_MCHID } from './payee';

type Row = RowOf<'applications'>;
type View = DataOf<'application'>;
type State = 'submitted' | 'approved' | 'opened' | 'refused';

export const APPLICATION_STATES: Words<Row['state']> = {
  submitted: ['待审核', 'warning'],
  approved: ['已通过，待开业', 'primary'],
  opened: ['营业中', 'success'],
  refused: ['未通过', 'default'],
  draft: ['填写中', 'default'],
};
const QUEUES = {
  submitted: '待审核',
  approved: '已通过，待开业',
  opened: '营业中',
  refused: '未通过',
} as const satisfies Record<State, string>;

export const merchants: List<Row> = {
  title: '商家入驻',
  note: '核对资质与门店后通过，商家备足积分即可开业；看电话和详情会记入操作记录',
  empty: '这里没有商家的申请',
  id: (row) => row._id,
  load: (after, { state }) => call('applications', { state: state as State, after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(QUEUES) }],
  columns: [
    { title: '商家', text: (row) => row.merchantName },
    { title: '编号', text: (row) => row._id },
    { title: '联系人', text: (row) => row.contact?.name ?? '', width: 100 },
    {
      title: '电话',
      text: (row) => row.contact?.phone ?? '',
      cell: (row) =>
        row.contact === null ? (
          '—'
        ) : (
          <Revealed
            key={row._id}
            hidden={row.contact.phone}
            name={`${row.contact.name}的电话`}
            read={async () => (await call('merchantContact', { merchantId: row._id })).phone}
          />
        ),
      width: 170,
    },
    { title: '医疗项目', text: (row) => (row.isMedical ? '有' : '无'), width: 90 },
    { title: '提交时间', text: (row) => timeOrDash(row.submittedAt), width: 150 },
    {
      title: '状态',
      text: (row) => APPLICATION_STATES[row.state][0],
      cell: (row) => <StateTag words={APPLICATION_STATES} state={row.state} />,
      width: 130,
    },
  ],
  actions: [
    {
      label: '通过',
      isFor: (row) => row.state === 'submitted',
      task: (row) => ({
        title: `通过「${row.merchantName}」的入驻申请`,
        note: '通过后商家会收到通知，备足开业积分即可开业。',
        fields: [SUB_MCHID],
        changes: (values) => [
          { what: '状态', before: '待审核', after: '已通过，待开业' },
          { what: '特约商户号', before: '', after: textOf(values, 'subMchid') },
        ],
        label: '确认通过',
        run: (values, requestId) =>
          call('approveMerchant', { merchantId: row._id, subMchid: textOf(values, 'subMchid') }, requestId),
        done: '已通过，商家备足积分后即可开业',
      }),
    },
    {
      label: '不通过',
      isFor: (row) => row.state === 'submitted',
      task: (row) =>
        refusalTask({
          title: `不通过「${row.merchantName}」的入驻申请`,
          change: { what: '状态', before: '待审核', after: '未通过，可修改后重新提交' },
          label: '确认不通过',
          send: (reason, requestId) => call('refuseMerchant', { merchantId: row._id, reason }, requestId),
          done: '已告知商家原因，对方修改后可以重新提交',
        }),
    },
    {
      label: '改商户号',
      isFor: (row) => row.state === 'approved' || row.state === 'opened',
      task: async (row) => {
        const { merchant } = await call('application', { merchantId: row._id });
        return payeeTask({ id: row._id, name: row.merchantName, subMchid: merchant.subMchid });
      },
    },
  ],
  detail: (row) => (
    <Loaded read={() => call('application', { merchantId: row._id })} key={row._id}>
      {(view) => <Detail view={view} />}
    </Loaded>
  ),
};

function Detail({ view }: { readonly view: View }) {
  const { application, merchant, stores, missing, stock } = view;
  return (
    <>
      <Facts
        title={merchant.name}
        facts={[
          ['状态', APPLICATION_STATES[application.state][0]],
          ['特约商户号', merchant.subMchid ?? ''],
          ['联系人', application.contact?.name ?? ''],
          ['电话', application.contact?.phone ?? ''],
          ['提交时间', timeOrDash(application.submittedAt)],
          ['审核时间', timeOrDash(application.reviewedAt)],
          ['上次未通过的原因', application.reason ?? ''],
          ['还缺', missing.map(({ text }) => text).join('；')],
        ]}
      />
      <Facts
        title="开业积分"
        facts={[
          ['需要', `${pointText(stock.neededPointUnits)} 积分（按今日价格 ${priceText(stock.price)}）`],
          ['已有', `${pointText(stock.pointUnits)} 积分`],
          ['还差', `${pointText(stock.missingPointUnits)} 积分`],
        ]}
      />
      {[...application.licences, ...stores.flatMap(({ licences }) => licences)].map((licence) => (
        <Facts
          key={licence.number}
          title={licence.kind === 'business' ? '营业执照' : '医疗机构执业许可证'}
          facts={[
            ['证号', licence.number],
            ['有效期', licence.validUntil ?? '长期'],
            ['图片', licence.picture === null ? '' : <Picture file={licence.picture} size={160} />],
          ]}
        />
      ))}
      {stores.map((store) => (
        <Facts
          key={store._id}
          title={store.name}
          facts={[
            ['城市', store.city],
            ['地址', store.address],
            ['电话', store.phone],
            ['让利率', rateText(store.allowanceRateBp)],
          ]}
        />
      ))}
    </>
  );
}
