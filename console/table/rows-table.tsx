/** The table itself, with what it shows while there is nothing to show. */
import { useEffect, useMemo } from 'react';
import { Button, Link, Pagination, PrimaryTable, Skeleton, Space, type PrimaryTableCol } from 'tdesign-react';

import type { Task } from '../dialogs/task';
import { Failure, Nothing } from '../shell/states';
import type { List } from './list';
import type { Narrowing } from './use-narrowing';
import type { Rows } from './use-rows';

const PAGE_SIZE = 20;

interface Props<Row> {
  readonly list: List<Row>;
  readonly rows: Rows<Row>;
  readonly found: readonly Row[];
  readonly at: Pick<Narrowing, 'page' | 'turnTo'>;
  readonly onTask: (task: Task | Promise<Task>) => void;
  readonly onOpen: (row: Row) => void;
}

interface Line<Row> {
  readonly id: string;
  readonly row: Row;
}

export function RowsTable<Row>({ list, rows, found, at, onTask, onOpen }: Props<Row>) {
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(at.page, pages);
  // The last page that is there asks for the next one.
  useEffect(() => {
    if (shown === pages && rows.failure === null) void rows.more();
  }, [shown, pages, rows.failure, rows.next, rows.more, rows]);
  const columns = useMemo(() => columnsOf(list, onTask, onOpen), [list, onTask, onOpen]);
  const lines = found
    .slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)
    .map((row) => ({ id: list.id(row), row }));

  if (rows.failure !== null && rows.rows.length === 0)
    return <Failure sentence={rows.failure} onRetry={rows.reload} />;
  if (rows.isLoading && rows.rows.length === 0)
    return <Skeleton className="skeleton" animation="gradient" rowCol={[1, 1, 1, 1, 1, 1]} />;
  if (found.length === 0 && !rows.isLoading)
    return <Nothing sentence={rows.rows.length === 0 ? list.empty : '没有符合条件的行，换个词再找'} />;
  return (
    <>
      <PrimaryTable
        rowKey="id"
        data={lines}
        columns={columns}
        size="small"
        hover
        tableLayout="fixed"
        loading={rows.isLoading && rows.rows.length === 0}
      />
      <div className="below">
        {rows.failure === null ? (
          <span className="hint nowrap">
            共 {found.length} 行{rows.next === null ? '' : '，后面还有'}
          </span>
        ) : (
          <span className="bad">
            {rows.failure}
            <Button variant="text" size="small" onClick={() => void rows.more()}>
              重试
            </Button>
          </span>
        )}
        {pages > 1 && (
          <Pagination
            current={shown}
            total={found.length}
            pageSize={PAGE_SIZE}
            showPageSize={false}
            totalContent={false}
            size="small"
            onCurrentChange={at.turnTo}
          />
        )}
      </div>
    </>
  );
}

function columnsOf<Row>(
  { columns, actions = [], detail }: List<Row>,
  onTask: Props<Row>['onTask'],
  onOpen: Props<Row>['onOpen'],
): PrimaryTableCol<Line<Row>>[] {
  const shown = columns.map(({ title, text, cell, width, isAmount = false }, i) => ({
    colKey: `column-${i}`,
    title,
    ...(width === undefined ? {} : { width }),
    align: isAmount ? ('right' as const) : ('left' as const),
    className: isAmount ? 'amount' : '',
    ellipsis: cell === undefined,
    cell: ({ row: { row } }: { row: Line<Row> }) => cell?.(row) ?? (text(row) || '—'),
  }));
  if (actions.length === 0 && detail === undefined) return shown;
  return [
    ...shown,
    {
      colKey: 'actions',
      title: '操作',
      fixed: 'right',
      width: widthOf(actions.map(({ label }) => label).concat(detail === undefined ? [] : ['详情'])),
      cell: ({ row: { row } }) => (
        <Space size={12}>
          {detail !== undefined && (
            <Link theme="primary" onClick={() => onOpen(row)}>
              详情
            </Link>
          )}
          {actions
            .filter(({ isFor }) => isFor?.(row) ?? true)
            .map(({ label, task }) => (
              <Link key={label} theme="primary" onClick={() => onTask(task(row))}>
                {label}
              </Link>
            ))}
        </Space>
      ),
    },
  ];
}

/** Wide enough for all of them in one row. */
function widthOf(labels: readonly string[]): number {
  return 32 + labels.reduce((sum, label) => sum + label.length * 13 + 12, 0);
}
