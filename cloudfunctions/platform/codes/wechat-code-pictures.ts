/**
 * Codes without limit in number, through cloud.openapi (docs/platform.md). A function that makes them lists
 * `wxacode.getUnlimited` in its config.json.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import type { CodePictures } from './code-pictures';

/** Pixels, enough for a phone's screen and a small card on the counter. */
const WIDTH = 430;

const answer = z.object({
  contentType: z.string().regex(/^image\/(png|jpeg)$/),
  buffer: z.instanceof(Buffer),
});

type CodeApi = (parameters: object) => Promise<unknown>;

export const wechatCodePictures: CodePictures = {
  async make(scene, page) {
    const getUnlimited = (cloud.openapi['wxacode'] as Readonly<Record<string, CodeApi>>)[
      'getUnlimited'
    ] as CodeApi;
    try {
      // Pages of a version that is not published yet are not known to WeChat.
      const made = await getUnlimited({ scene, page, checkPath: false, width: WIDTH });
      const { contentType, buffer } = answer.parse(made);
      return `data:${contentType};base64,${buffer.toString('base64')}`;
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error);
      cloud.logger().error({ codePicture: page, failed });
      return null;
    }
  },
};
