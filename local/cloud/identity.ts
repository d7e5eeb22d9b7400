/**
 * Who calls a function; each field is one of getWXContext(). What is absent is absent from the context too.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export interface Identity {
  openid?: string;
  appid?: string;
  unionid?: string;
  /** The caller of a resource that another mini-program shares. */
  fromOpenid?: string;
  fromAppid?: string;
  fromUnionid?: string;
  clientIp?: string;
  clientIpv6?: string;
  /** wx_client, wx_devtools, wx_trigger, wx_http …; a nested call appends ",scf". */
  source?: string;
}

/** The names under which the cloud hands the fields to a function, in its environment. */
export const CONTEXT_NAMES: Readonly<Record<Exclude<keyof Identity, 'source'>, string>> = {
  openid: 'WX_OPENID',
  appid: 'WX_APPID',
  unionid: 'WX_UNIONID',
  fromOpenid: 'WX_FROM_OPENID',
  fromAppid: 'WX_FROM_APPID',
  fromUnionid: 'WX_FROM_UNIONID',
  clientIp: 'WX_CLIENTIP',
  clientIpv6: 'WX_CLIENTIPV6',
};

/** The identity of a function that this caller's function calls. */
export function nested(caller: Identity): Identity {
  return { ...caller, source: caller.source === undefined ? 'scf' : `${caller.source},scf` };
}
