/** 报表: chosen, over a span of days, added up page by page as it comes; leaves as a file that the log knows of. */
import { useState } from 'react';
import {
  Button,
  DatePicker,
  MessagePlugin,
  PrimaryTable,
  Progress,
  Select,
  type PrimaryTableCol,
} from 'tdesign-react';

import { sentenceOf } from '../services/api-error';
import { csvFile } from '../services/csv';
import { saveFile } from '../services/save-file';
import { call } from '../services/mall';
import {
  cellText,
  isText,
  daysBetween,
  readReport,
  REPORTS,
  type Report,
  type ReportName,
} from '../services/reports';
import { dayOf } from '../services/times';
import { saveXlsx } from '../services/xlsx';
import { AbleButton } from '../shell/able-button';
import { PageHead } from '../shell/page-head';
import { useChosen, useShown } from '../shell/route';
import { Nothing } from '../shell/states';

const MOST_DAYS = 366;
const DAY_MS = 24 * 60 * 60_000;
const PAGE_SIZE = 20;
const NAMES = Object.keys(REPORTS) as ReportName[];

export function Reports() {
  const [name, setName] = useChosen<ReportName>('report', ['daily', ...NAMES]);
  const [from, setFrom] = useShown('from', dayOf(Date.now() - 7 * DAY_MS));
  const [to, setTo] = useShown('to', dayOf(Date.now() - DAY_MS));
  const [report, setReport] = useState<Report | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState('');
  const { hasSpan, note } = REPORTS[name];

  const read = async (): Promise<void> => {
    const days = daysBetween(from, hasSpan ? to : from);
    if (days.length === 0 || days.length > MOST_DAYS) {
      setFailure(`请选择先后正确、不超过 ${MOST_DAYS} 天的日期`);
      return;
    }
    setFailure('');
    setReport(null);
    setProgress(0);
    try {
      setReport(await readReport(name, days, (done) => setProgress(Math.floor((done / days.length) * 100))));
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setProgress(null);
    }
  };
  return (
    <section aria-label="报表">
      <PageHead title="报表" note="由账本逐笔汇总，数字与账本一致；导出的文件会记入操作记录" />
      <div className="card">
        <div className="toolbar">
          <div className="filter">
            <span>报表</span>
            <Select
              value={name}
              options={Object.entries(REPORTS).map(([value, { title }]) => ({ value, label: title }))}
              onChange={(chosen) => setName(chosen as string)}
            />
          </div>
          {hasSpan && (
            <>
              <Day label="从" value={from} onChange={setFrom} />
              <Day label="到" value={to} onChange={setTo} />
            </>
          )}
          <Button loading={progress !== null} onClick={() => void read()}>
            生成
          </Button>
          <span className="grow" />
          <Files report={report} />
        </div>
        <p className="hint">{note}</p>
        {failure !== '' && (
          <p className="bad" role="alert">
            {failure}
          </p>
        )}
        {progress !== null && <Progress percentage={progress} />}
        {report !== null && <Rows report={report} />}
        {report === null && progress === null && failure === '' && (
          <Nothing sentence="选好报表与日期，点“生成”" />
        )}
      </div>
    </section>
  );
}

/** It leaves the house: the log is told before the file is there. */
async function save(format: 'csv' | 'xlsx', { name, from, to, rows, columns }: Report): Promise<void> {
  try {
    await call('exportReport', { name, fromDay: from, toDay: to, format, rows: rows.length });
    const { title } = REPORTS[name];
    const file = `${title}-${from}${from === to ? '' : `_${to}`}.${format}`;
    if (format === 'xlsx') await saveXlsx(file, title, columns, rows);
    else saveFile(file, csvFile(linesOf(columns, rows)));
  } catch (error) {
    await MessagePlugin.error(sentenceOf(error));
  }
}

function Files({ report }: { readonly report: Report | null }) {
  return (['csv', 'xlsx'] as const).map((format) => (
    <AbleButton
      key={format}
      variant="outline"
      theme="default"
      reason={report === null ? '先点“生成”' : report.rows.length === 0 ? '这段时间没有数据' : null}
      onClick={() => report !== null && void save(format, report)}
    >
      {format === 'csv' ? '导出报表 CSV' : '导出 Excel'}
    </AbleButton>
  ));
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <div className="filter">
      <span>{label}</span>
      <DatePicker allowInput value={value} onChange={(day) => onChange(String(day))} />
    </div>
  );
}

function linesOf(columns: Report['columns'], rows: Report['rows']): string[][] {
  return [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ key, type }) => cellText(type, row[key] ?? ''))),
  ];
}

interface Line {
  readonly id: string;
  readonly row: Report['rows'][number];
}

function Rows({ report: { columns, rows } }: { readonly report: Report }) {
  if (rows.length === 0) return <Nothing sentence="这段时间没有数据" />;
  return (
    <PrimaryTable
      rowKey="id"
      size="small"
      data={rows.map((row, i) => ({ id: String(i), row }))}
      pagination={{ defaultPageSize: PAGE_SIZE, defaultCurrent: 1, total: rows.length }}
      columns={columns.map(({ key, title, type }): PrimaryTableCol<Line> => ({
        colKey: key,
        title,
        ellipsis: true,
        align: isText(type) ? 'left' : 'right',
        cell: ({ row: { row } }) => cellText(type, row[key] ?? ''),
      }))}
    />
  );
}
