/** 价格与交易: today's price with what made it, the band, the book, and the one thing an operator may do: halt. */
import { useState } from 'react';
import { Button, Tag } from 'tdesign-react';

import { call, type DataOf } from '../services/mall';
import { pointText, priceText, rateText } from '../services/amounts';
import { timeText } from '../services/times';
import { REASON, textOf, type Task } from '../dialogs/task';
import { TaskDialog } from '../dialogs/task-dialog';
import { AbleButton } from '../shell/able-button';
import { Facts } from '../shell/facts';
import { Loaded } from '../shell/loaded';
import { PageHead } from '../shell/page-head';
import { Nothing } from '../shell/states';

type View = DataOf<'market'>;

export function Market() {
  return (
    <Loaded read={() => call('market', {})}>
      {(view, reload) => <MarketPage view={view} reload={reload} />}
    </Loaded>
  );
}

function MarketPage({ view, reload }: { readonly view: View; readonly reload: () => void }) {
  const [task, setTask] = useState<Task | null>(null);
  const isHalted = view.haltedBecause !== null;
  return (
    <section aria-label="价格与交易">
      <PageHead
        title="价格与交易"
        note="价格由规则算出，任何人都不能设定；可以说明原因暂停交易，所有人都会看到"
      >
        {isHalted ? (
          <Button onClick={() => setTask(resume(view))}>恢复交易</Button>
        ) : (
          <AbleButton
            theme="danger"
            variant="outline"
            isBeside
            reason={view.isOn ? null : '规则没有开放积分交易，没有什么要暂停'}
            onClick={() => setTask(HALT)}
          >
            暂停交易
          </AbleButton>
        )}
      </PageHead>
      <div className="stack">
        <div className="card">
          <Facts
            facts={[
              ['业务日', view.day],
              ['今日价格', `${priceText(view.price)} / 积分`],
              ['今日区间', `${priceText(view.band.low)} – ${priceText(view.band.high)}`],
              ['手续费', rateText(view.feeBp)],
              ['交易', <Phase key="phase" view={view} />],
            ]}
          />
        </div>
        <div className="columns">
          <Levels title="求购（价高在前）" levels={view.buys} />
          <Levels title="挂卖（价低在前）" levels={view.sells} />
        </div>
        <Fills view={view} />
      </div>
      {task !== null && <TaskDialog task={task} onClose={() => setTask(null)} onDone={reload} />}
    </section>
  );
}

function Phase({ view }: { readonly view: View }) {
  if (!view.isOn) return <Tag variant="light">规则没有开放交易</Tag>;
  if (view.haltedBecause === null)
    return (
      <Tag theme="success" variant="light">
        正常
      </Tag>
    );
  return (
    <>
      <Tag theme="danger" variant="light">
        已暂停
      </Tag>{' '}
      {view.haltedBecause}
    </>
  );
}

function Levels({ title, levels }: { readonly title: string; readonly levels: View['buys'] }) {
  return (
    <div className="card">
      <h2>{title}</h2>
      {levels.length === 0 ? (
        <Nothing sentence="现在没有委托" />
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th>价格（元/积分）</th>
              <th className="amount">数量（积分）</th>
            </tr>
          </thead>
          <tbody>
            {levels.map(({ price, units }) => (
              <tr key={price}>
                <td>{priceText(price)}</td>
                <td className="amount">{pointText(units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Fills({ view }: { readonly view: View }) {
  return (
    <div className="card">
      <h2>今日成交（最近 20 笔）</h2>
      {view.fills.length === 0 ? (
        <Nothing sentence="今天还没有成交" />
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th>时间</th>
              <th className="amount">价格（元/积分）</th>
              <th className="amount">数量（积分）</th>
            </tr>
          </thead>
          <tbody>
            {view.fills.map(({ at, price, units }, i) => (
              <tr key={`${at}-${i}`}>
                <td>{timeText(at)}</td>
                <td className="amount">{priceText(price)}</td>
                <td className="amount">{pointText(units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const HALT: Task = {
  title: '暂停积分交易',
  note: '暂停后不能新下委托、不再成交；已有的委托可以撤销。',
  fields: [{ ...REASON, hint: '所有会员和商家都会看到这句话' }],
  changes: () => [{ what: '交易', before: '正常', after: '暂停，直到有人恢复' }],
  label: '确认暂停',
  isGrave: true,
  run: (values, requestId) => call('haltTrading', { reason: textOf(values, 'reason') }, requestId),
  done: '已暂停，原因对所有人可见',
};

function resume({ haltedBecause }: View): Task {
  return {
    title: '恢复积分交易',
    changes: () => [{ what: '交易', before: `暂停：${haltedBecause ?? ''}`, after: '正常' }],
    label: '确认恢复',
    run: (_values, requestId) => call('resumeTrading', {}, requestId),
    done: '已恢复，现在可以下委托',
  };
}
