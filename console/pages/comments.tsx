/** Comments that wait for somebody to look at them, the oldest first. */
import { call, type RowOf } from '../services/mall';
import { timeText } from '../services/times';
import type { Task } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { Picture } from '../shell/picture';
import type { List } from '../table/list';

type Row = RowOf<'heldComments'>;

const VERDICTS: Readonly<Record<string, string>> = {
  pass: '没有问题',
  review: '建议人工看',
  risky: '有风险',
};
const verdictText = (verdict: string | null): string =>
  verdict === null ? '没有回应' : (VERDICTS[verdict] ?? verdict);

export const comments: List<Row> = {
  title: '评价审核',
  note: '微信内容检查没有放行的评价；展示或隐藏，由人决定',
  empty: '没有等待审核的评价',
  id: (row) => row.id,
  load: (after) => call('heldComments', { after, limit: 50 }),
  columns: [
    { title: '商品', text: (row) => row.title },
    { title: '星级', text: (row) => `${row.stars} 星`, width: 70 },
    { title: '内容', text: (row) => row.text },
    { title: '图片', text: (row) => `${row.pictures.length} 张`, width: 70 },
    { title: '文字检查', text: (row) => verdictText(row.textVerdict), width: 110 },
    { title: '顾客', text: (row) => row.author, width: 110 },
    { title: '时间', text: (row) => timeText(row.at), width: 150 },
  ],
  detail: (row) => (
    <Facts
      title={row.title}
      facts={[
        ['评价', row.text],
        ['文字检查', verdictText(row.textVerdict)],
        ...row.pictures.map(
          (file, i) =>
            [
              `图片 ${i + 1}（${verdictText(row.pictureVerdicts[i] ?? null)}）`,
              <Picture key={file} file={file} size={200} />,
            ] as const,
        ),
      ]}
    />
  ),
  actions: [
    { label: '展示', task: (row) => decide(row, true) },
    { label: '隐藏', task: (row) => decide(row, false) },
  ],
};

function decide(row: Row, isShown: boolean): Task {
  return {
    title: isShown ? '展示这条评价' : '隐藏这条评价',
    note: `${row.author}：${row.text}`,
    changes: () => [{ what: '评价', before: '等待审核', after: isShown ? '所有人可见' : '不再显示' }],
    label: isShown ? '确认展示' : '确认隐藏',
    isGrave: !isShown,
    run: (_values, requestId) => call('decideComment', { commentId: row.id, isShown }, requestId),
    done: isShown ? '已展示，并计入商品评分' : '已隐藏',
  };
}
