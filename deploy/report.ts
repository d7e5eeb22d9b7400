/** What a deployment prints around its steps. Pure. */
import type { Present } from './cloud';
import type { Plan } from './plan';
import { sentenceOf } from './step';

export interface Outlook extends Plan {
  readonly domain: string | null;
  readonly siteDomain: string | null;
  /** MALL_CONSOLE_ORIGINS. */
  readonly consoleOrigins: string | undefined;
  readonly notifyUrl: string | undefined;
  readonly isMiniProgramSent: boolean;
  readonly openApis: readonly (readonly [functionName: string, apis: readonly string[]])[];
}

export function planText({ steps, notes, isMiniProgramSent }: Outlook): string {
  return [
    steps.length === 0 ? '云端与本次要部署的内容一致。' : `云端有 ${steps.length} 处不同：`,
    ...steps.map((step, index) => `  ${index + 1}. ${sentenceOf(step)}`),
    isMiniProgramSent ? '小程序：这一版已上传过。' : '小程序：这一版还没有从本机上传。',
    ...notes.map((note) => `注意：${note}`),
  ].join('\n');
}

/** What no interface can do for a person. */
export function byHandText({ steps, domain, notifyUrl, openApis, ...rest }: Outlook): string[] {
  const isChanged = steps.some(({ kind }) => kind === 'createFunction' || kind === 'updateCode');
  const wanted = domain === null ? null : `https://${domain}/wechatpay`;
  return [
    ...(wanted === null
      ? ['HTTP 访问服务还没有开启：请在云开发控制台打开，微信支付的通知要从这里进来。']
      : []),
    ...(wanted !== null && notifyUrl !== wanted
      ? [
          `默认域名下的支付通知地址是 ${wanted}，请设为 WECHATPAY_NOTIFY_URL 后再部署一次（用自己的域名则不必）。`,
        ]
      : []),
    ...siteText(rest),
    ...(isChanged
      ? openApis.map(
          ([name, apis]) =>
            `云函数 ${name} 用到云调用 ${apis.join('、')}：微信只认开发者工具上传的 config.json，首次部署或列表有变时请在开发者工具里上传一次。`,
        )
      : []),
  ];
}

/** Browsers call the mall only from addresses that it names. */
function siteText({ siteDomain, consoleOrigins }: Pick<Outlook, 'siteDomain' | 'consoleOrigins'>): string[] {
  if (siteDomain === null) return ['静态网站托管还没有开启：请在云开发控制台打开，网页后台放在那里。'];
  const origin = `https://${siteDomain}`;
  return (consoleOrigins ?? '').split(',').some((one) => one === origin || one === '*')
    ? []
    : [
        `网页后台的默认地址是 ${origin}，请写进 MALL_CONSOLE_ORIGINS 后再部署一次（用自己的域名就写那一个）。`,
      ];
}

export const outlookOf = (
  plan: Plan,
  { domain, siteDomain }: Present,
  rest: Omit<Outlook, keyof Plan | 'domain' | 'siteDomain'>,
): Outlook => ({
  ...plan,
  domain,
  siteDomain,
  ...rest,
});
