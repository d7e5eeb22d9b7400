/** An operator's phone beside a computer: sign in by scanning, two people decide, an application, an alarm. Under a minute. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { SECOND_ADMIN } from '../../local/demo/data/office';
import { OPERATOR } from '../../local/demo/data/people';
import { inBrowser } from '../support/browser';
import { askConsole, startedSignIn } from './console';
import { phoneSuite } from './phone-suite';

const FLOW_MS = 90_000;
const NEW = 'demo-office-new';

const { house, take } = phoneSuite();

inBrowser(
  'one signs in at a computer by the phone and proposes there; another finds it waiting and lets it happen',
  async () => {
    const { url } = house().cloud;
    const begun = await startedSignIn(url);
    const first = await take(OPERATOR, '/pages/mine/mine');
    await first.tap('运营');
    await first.shown('扫码登录网页后台').waitFor();
    await first.goto(`/office/sign-in/sign-in?scene=${begun.code}`);
    await first.shown('苹果电脑 · Chrome 浏览器').waitFor();
    await first.tap('确认登录');
    await first.shown('已确认登录').waitFor();
    const taken = await askConsole(url, 'takeSession', { signInId: begun.signInId, secret: begun.secret });
    if (taken.state !== 'signedIn') throw new Error(taken.state);
    const { session } = taken;
    const memberId = memberIdOf(NEW);
    const input = { memberId, name: '方晴', roles: ['support' as const], reason: '客服轮岗' };
    const { id } = await askConsole(url, 'setOperator', input, session);

    await first.goto('/office/approvals/approvals?tab=proposals');
    await first.shown('您提出的，请另一位同事批准').waitFor();
    expect(first.complaints).toEqual([]);
    await first.close();

    const second = await take(SECOND_ADMIN, '/office/office/office');
    await second.tap('待批准提案');
    await second.shown('客服轮岗').waitFor();
    await second.tap('通过');
    await second.press('通过');
    await second.shown('都处理完了').waitFor();
    expect(second.complaints).toEqual([]);
    await second.close();

    expect(await askConsole(url, 'proposal', { proposalId: id }, session)).toMatchObject({
      state: 'approved',
      decidedByName: '周明远',
    });
    const { rows } = await askConsole(url, 'auditLog', { target: id }, session);
    expect(rows.map(({ action, via }) => [action, via])).toEqual([
      ['approveProposal', 'phone'],
      ['setOperator', 'console'],
    ]);
    const nobody = await take('demo-he-siyu', '/office/office/office');
    await nobody.shown('您没有权限进行此操作').waitFor();
    await nobody.close();
  },
  FLOW_MS,
);
