/**
 * What CloudBase asks for, as data that an operator changes when the console says otherwise. Whole fen. Package fees and
 * discounts are not here: the console names them when an environment is opened.
 */

/**
 * Packs of calls (调用次数资源包), each valid for a month. Source: developers.weixin.qq.com, wxcloud/billing/package,
 * page as changed on 2026-06-18, read on 2026-11-27.
 */
export const CALL_PACKS: readonly { readonly calls: number; readonly fen: number }[] = [
  { calls: 10_000_000, fen: 400_00 },
  { calls: 50_000_000, fen: 1_500_00 },
  { calls: 100_000_000, fen: 2_500_00 },
];

/**
 * Per million documents or GBs, after use. Worked out of the example in tencentyun/qcloud-documents, 应用服务平台/购买指南/
 * 推荐购买说明 (bills of May 2020; read on 2026-11-27): old, and for comparison alone.
 */
export const AFTER_USE = {
  readFenPerMillion: 150,
  writeFenPerMillion: 500,
  gbSecondFenPerMillion: 11_108,
} as const;

/** Of a function's call: 256 MB for a fifth of a second. Assumed, not measured in the cloud. */
export const GB_SECONDS_A_CALL = 0.05;
