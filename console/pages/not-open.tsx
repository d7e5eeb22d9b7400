/** The first page of a mall that has not opened: the administrator opens it. */
import { useState } from 'react';
import { Button } from 'tdesign-react';

import { call } from '../services/mall';
import { sessionNow } from '../services/session';
import { textOf, type Task } from '../dialogs/task';
import { TaskDialog } from '../dialogs/task-dialog';
import { PageHead } from '../shell/page-head';
import { Nothing } from '../shell/states';

const OPEN: Task = {
  title: '开业',
  note: '今天成为第一个营业日，价格从 ¥1.0000 起；开业后不能撤回。自营商品的货款进入下面的商户号。',
  fields: [
    {
      key: 'subMchid',
      label: '自营的微信支付特约商户号',
      kind: 'text',
      max: 32,
      hint: '在微信支付服务商平台的特约商户列表里',
      fault: (text) => (/^\d{8,32}$/.test(text) ? null : '商户号全是数字，至少 8 位'),
    },
  ],
  changes: () => [{ what: '商城', before: '未开业', after: '营业中' }],
  label: '确认开业',
  isGrave: true,
  run: (values, requestId) => call('openMall', { subMchid: textOf(values, 'subMchid') }, requestId),
  done: '已开业，今天是第一个营业日',
};

export function NotOpen({ onOpened }: { readonly onOpened: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  const mayOpen = sessionNow()?.operator.roles.includes('admin') === true;
  return (
    <section aria-label="概览">
      <PageHead title="概览" note="商城还没有开业">
        {mayOpen && <Button onClick={() => setIsAsked(true)}>开业</Button>}
      </PageHead>
      <div className="card">
        <Nothing
          sentence={
            mayOpen
              ? '规则与密钥都核对过之后，点“开业”：账本从今天开始记'
              : '由管理员登录后点“开业”，账本从那天开始记'
          }
        />
      </div>
      {isAsked && <TaskDialog task={OPEN} onClose={() => setIsAsked(false)} onDone={onOpened} />}
    </section>
  );
}
