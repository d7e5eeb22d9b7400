/** Which environment variables which functions get (docs/configuration.md). Values come from the environment alone. */
import type { Variables } from './cloud';

const EVERY = 'every';
/** Those that move or check money. */
const MONEY = ['member', 'payment', 'settlement', 'upkeep', 'operator', 'console'];
/** Those that move cash of the market; its pay-ins and ways out name the app and are told to the same address. */
const DESK = [...MONEY, 'store'];

const TABLE: Readonly<Record<string, typeof EVERY | readonly string[]>> = {
  MALL_PROFILE: EVERY,
  MALL_POLICY: EVERY,
  MALL_OPERATORS: EVERY,
  MALL_CONSOLE_ORIGINS: ['console'],
  MALL_MESSAGE_TEMPLATES: EVERY,
  WECHATPAY_MCHID: MONEY,
  WECHATPAY_APPID: DESK,
  WECHATPAY_SERIAL: MONEY,
  WECHATPAY_PRIVATE_KEY: MONEY,
  WECHATPAY_API_V3_KEY: MONEY,
  WECHATPAY_NOTIFY_URL: DESK,
  WECHATPAY_PUBLIC_KEY_ID: MONEY,
  WECHATPAY_PUBLIC_KEY: MONEY,
  WECHATPAY_URL: DESK,
  WECHATPAY_DESK_MCHID: DESK,
  WECHATPAY_DESK_SERIAL: DESK,
  WECHATPAY_DESK_PRIVATE_KEY: DESK,
  WECHATPAY_DESK_API_V3_KEY: DESK,
  WECHATPAY_DESK_SCENE: DESK,
  WECHATPAY_DESK_PUBLIC_KEY_ID: DESK,
  WECHATPAY_DESK_PUBLIC_KEY: DESK,
};

export const VARIABLE_NAMES: readonly string[] = Object.keys(TABLE);

/** What a function gets of an environment. */
export function variablesFor(functionName: string, environment: NodeJS.ProcessEnv): Variables {
  const given = Object.entries(TABLE).flatMap(([name, functions]) => {
    const value = environment[name];
    const isFor = functions === EVERY || functions.includes(functionName);
    return isFor && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}
