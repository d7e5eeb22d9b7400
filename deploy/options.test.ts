import { readFileSync } from 'node:fs';

import { profiles } from '../cloudfunctions/policy/profiles';
import { credentialsOf, readOptions } from './options';
import { reviewOf } from './review';
import { byHandText, planText, type Outlook } from './report';
import { VARIABLE_NAMES, variablesFor } from './variables';

const STRICT = ['--env', 'mall-1', '--profile', 'strict'];

describe('what has to be said', () => {
  it('is the environment and the profile', () => {
    expect(readOptions(STRICT, {})).toMatchObject({
      ...{ envId: 'mall-1', mode: 'deploy', policy: profiles.strict },
      environment: { MALL_PROFILE: 'strict' },
    });
  });

  it.each([
    ['no environment', ['--profile', 'strict'], {}, '环境 ID'],
    ['no profile', ['--env', 'mall-1'], {}, '没有默认值'],
    ['no profile, though the machine has one', ['--env', 'mall-1'], { MALL_PROFILE: 'strict' }, '没有默认值'],
    ['an unknown profile', ['--env', 'mall-1', '--profile', 'loose'], {}, '没有默认值'],
    ['another profile than the machine’s', STRICT, { MALL_PROFILE: 'standard' }, '不一致'],
    ['a policy of the other profile', STRICT, { MALL_POLICY: JSON.stringify(profiles.standard) }, '不一致'],
    ['both ways of only looking', [...STRICT, '--check', '--dry-run'], {}, '只能选一个'],
  ])('refuses %s', (_what, args, environment, sentence) => {
    expect(() => readOptions(args, environment)).toThrow(sentence);
  });

  it('are the credentials, which no message repeats', () => {
    expect(() => credentialsOf('mall-1', { TENCENTCLOUD_SECRETKEY: 'hush' })).toThrow(/^((?!hush).)*$/);
    const environment = { TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key' };
    expect(credentialsOf('mall-1', environment)).toEqual({
      envId: 'mall-1',
      secretId: 'id',
      secretKey: 'key',
    });
  });
});

describe('variables', () => {
  it('are all those of docs/configuration.md', () => {
    const named = [
      ...readFileSync('docs/configuration.md', 'utf8').matchAll(/`((?:MALL|WECHATPAY)_[A-Z_0-9]*[A-Z0-9])`/g),
    ];
    expect(VARIABLE_NAMES).toEqual(expect.arrayContaining([...new Set(named.map(([, name]) => name))]));
  });

  it('reach the functions that need them and no others', () => {
    const environment = { MALL_PROFILE: 'strict', WECHATPAY_MCHID: '1', PATH: '/bin' };
    expect(variablesFor('payment', environment)).toEqual({ MALL_PROFILE: 'strict', WECHATPAY_MCHID: '1' });
    expect(variablesFor('store', environment)).toEqual({ MALL_PROFILE: 'strict' });
  });
});

describe('what is left to a person', () => {
  const outlook: Outlook = {
    ...{ steps: [{ kind: 'updateCode', functionName: 'member', folder: 'x' }], notes: ['一件事'] },
    ...{ domain: 'mall.example', notifyUrl: 'https://mall.example/wechatpay', isMiniProgramSent: true },
    openApis: [['member', ['wxacode.getUnlimited']]],
    ...{ siteDomain: 'site.example', consoleOrigins: 'https://site.example' },
  };

  it.each([
    ['HTTP access is off', { domain: null }, 'HTTP 访问服务还没有开启'],
    ['notices go elsewhere', { notifyUrl: undefined }, 'https://mall.example/wechatpay'],
    ['static hosting is off', { siteDomain: null }, '静态网站托管还没有开启'],
    ['the console is elsewhere', { consoleOrigins: undefined }, 'https://site.example'],
    ['code with open interfaces changed', {}, 'wxacode.getUnlimited'],
  ])('is said when %s', (_when, change, sentence) => {
    expect(byHandText({ ...outlook, ...change }).join('\n')).toContain(sentence);
  });

  it('is nothing when all is in order', () => {
    expect(byHandText({ ...outlook, steps: [] })).toEqual([]);
  });

  it('stands under the plan', () => {
    expect(planText(outlook)).toBe(
      '云端有 1 处不同：\n  1. 更新云函数 member 的代码\n小程序：这一版已上传过。\n注意：一件事',
    );
  });
});

describe('the policy', () => {
  it('is shown with its marks', () => {
    expect(reviewOf(profiles.standard)).toMatch(
      /^规则 .*（standard）：可以采用，标记 [1-9]\d* 项\n {2}· 需留意/,
    );
  });

  it('is refused with what is never allowed in it', () => {
    const { price } = profiles.standard;
    expect(() => reviewOf({ ...profiles.standard, price: { ...price, bandBp: 0 } })).toThrow('不能采用');
  });
});
