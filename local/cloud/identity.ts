/** Who calls a function. What is absent is absent from the function's context too. */
export interface Identity {
  openid?: string;
  appid?: string;
  /** wx_client, wx_trigger, wx_http …; a nested call appends ",scf". */
  source?: string;
}
