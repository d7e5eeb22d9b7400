/** 规则: what counts, what another one would mean, who proposes it from when, and every version there was. */
import { Tabs } from 'tdesign-react';

import { call, type DataOf } from '../../services/mall';
import { timeText } from '../../services/times';
import type { Words } from '../../services/words';
import { Loaded } from '../../shell/loaded';
import { PageHead } from '../../shell/page-head';
import { useChosen, useShown } from '../../shell/route';
import { StateTag } from '../../table/cells';
import { Compared } from './compared';
import { Draft } from './draft';
import { Marks } from './marks';
import { fieldName, fieldsOf, valueText } from './words';

type Version = DataOf<'policy'>;
type Row = DataOf<'policies'>[number];

export const VERSION_STATES: Words<Row['state']> = {
  current: ['现行', 'success'],
  coming: ['将生效', 'primary'],
  past: ['已过去', 'default'],
  replaced: ['被取代，未生效', 'default'],
};

export function PolicyPage() {
  const [tab, setTab] = useChosen('tab', ['current', 'draft', 'history']);
  return (
    <Loaded read={() => call('policy', { version: null })}>
      {(view) => (
        <section aria-label="规则">
          <PageHead
            title="规则"
            note={`现行版本 ${view.version}，${view.effectiveFrom} 起生效。修改须提案，由另一位同事批准，从将来的业务日起生效`}
          />
          <div className="card">
            <Tabs value={tab} onChange={(value) => setTab(value)}>
              <Tabs.TabPanel value="current" label="现行规则">
                <Shown view={view} />
              </Tabs.TabPanel>
              <Tabs.TabPanel value="draft" label="草拟与提案" destroyOnHide={false}>
                <Draft current={view.policy} />
              </Tabs.TabPanel>
              <Tabs.TabPanel value="history" label="历史">
                <History />
              </Tabs.TabPanel>
            </Tabs>
          </div>
        </section>
      )}
    </Loaded>
  );
}

function Shown({ view }: { readonly view: Version }) {
  return (
    <div className="stack">
      <Marks check={view.check} />
      <table className="plain narrow">
        <thead>
          <tr>
            <th>规则</th>
            <th className="amount">数值</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf(view.policy)
            .filter(([field]) => field !== 'version')
            .map(([field, value]) => (
              <tr key={field} title={field}>
                <td>{fieldName(field)}</td>
                <td className="amount">{valueText(field, value)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function History() {
  const [opened, setOpened] = useShown('version', '');
  return (
    <div className="stack">
      <Loaded read={() => call('policies', {})}>
        {(rows) => (
          <table className="plain">
            <thead>
              <tr>
                <th>版本</th>
                <th>生效</th>
                <th>采用时间</th>
                <th>状态</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.version}>
                  <td>{row.version}</td>
                  <td>{row.effectiveFrom}</td>
                  <td>{timeText(row.adoptedAt)}</td>
                  <td>
                    <StateTag words={VERSION_STATES} state={row.state} />
                  </td>
                  <td>
                    {row.state !== 'current' && (
                      <button type="button" className="link" onClick={() => setOpened(row.version)}>
                        与现行比较
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {opened !== '' && (
        <Loaded key={opened} read={() => call('policy', { version: opened })}>
          {(view) => <Compared title={`版本 ${view.version} 与现行的差别`} changes={view.changes} />}
        </Loaded>
      )}
    </div>
  );
}
