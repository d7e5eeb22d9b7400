/** A page of the console that is a table: narrow, search, page, export, act on a row. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button, Drawer, Input, MessagePlugin } from 'tdesign-react';
import { DownloadIcon, RefreshIcon, SearchIcon } from 'tdesign-icons-react';

import type { Task } from '../dialogs/task';
import { TaskDialog } from '../dialogs/task-dialog';
import { sentenceOf } from '../services/api-error';
import { csvFile } from '../services/csv';
import { saveFile } from '../services/save-file';
import { dayOf } from '../services/times';
import { AbleButton } from '../shell/able-button';
import { PageHead } from '../shell/page-head';
import { FilterInput } from './filter-input';
import type { List } from './list';
import { RowsTable } from './rows-table';
import { useNarrowing } from './use-narrowing';
import { useRows, ROWS_MAX } from './use-rows';

interface Props<Row> {
  readonly list: List<Row>;
  /** More buttons beside the title. */
  readonly children?: ReactNode;
}

export function ListPage<Row>({ list, children }: Props<Row>) {
  const narrowing = useNarrowing(list.filters);
  const { filters, word } = narrowing;
  const [task, setTask] = useState<Task | null>(null);
  const [opened, setOpened] = useState<Row | null>(null);
  const rows = useRows(list.load, filters);

  const found = useMemo(() => matching(list, rows.rows, word), [list, rows.rows, word]);
  const open = useCallback((wanted: Task | Promise<Task>) => {
    Promise.resolve(wanted).then(setTask, (error: unknown) => void MessagePlugin.error(sentenceOf(error)));
  }, []);
  const { all } = rows;
  // Who looks for something looks through the whole list.
  useEffect(() => {
    if (word !== '') void all();
  }, [word, all]);
  const exported = async (): Promise<void> => {
    const all = matching(list, await rows.all(), word);
    saveFile(`${list.title}-${dayOf(Date.now())}.csv`, csvFile(tableOf(list, all)));
    if (all.length >= ROWS_MAX) await MessagePlugin.warning(`只导出了前 ${ROWS_MAX} 行，请先筛选再导出`);
  };

  return (
    <section aria-label={list.title}>
      <PageHead title={list.title} note={list.note}>
        {children}
        {list.creations?.map(({ label, task: make }) => (
          <Button key={label} onClick={() => open(make())}>
            {label}
          </Button>
        ))}
      </PageHead>
      <div className="card">
        <div className="toolbar">
          {list.filters?.map((filter) => (
            <FilterInput
              key={filter.key}
              filter={filter}
              value={filters[filter.key] ?? ''}
              onChange={(value) => narrowing.narrow(filter, value)}
            />
          ))}
          <Input
            className="search"
            value={word}
            onChange={narrowing.find}
            placeholder="在列表中查找"
            prefixIcon={<SearchIcon />}
            clearable
          />
          <span className="grow" />
          <Button variant="outline" theme="default" icon={<RefreshIcon />} onClick={rows.reload}>
            刷新
          </Button>
          <AbleButton
            variant="outline"
            theme="default"
            icon={<DownloadIcon />}
            reason={found.length === 0 ? '列表里没有可以导出的行' : null}
            onClick={() => void exported()}
          >
            导出 CSV
          </AbleButton>
        </div>
        <RowsTable list={list} rows={rows} found={found} at={narrowing} onTask={open} onOpen={setOpened} />
      </div>
      {task !== null && <TaskDialog task={task} onClose={() => setTask(null)} onDone={rows.reload} />}
      <Drawer
        visible={opened !== null}
        onClose={() => setOpened(null)}
        header={`${list.title} · 详情`}
        size="560px"
        footer={false}
        destroyOnClose
      >
        {opened !== null && list.detail?.(opened)}
      </Drawer>
    </section>
  );
}

function matching<Row>({ columns }: List<Row>, rows: readonly Row[], find: string): readonly Row[] {
  const word = find.trim().toLowerCase();
  if (word === '') return rows;
  return rows.filter((row) => columns.some(({ text }) => text(row).toLowerCase().includes(word)));
}

function tableOf<Row>({ columns }: List<Row>, rows: readonly Row[]): string[][] {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
}
