/** Puts a code into the phone's album, large enough to be printed. */
import { drawCode, type Ground } from '../../components/code-picture/draw-code';
import type { DataOf } from '../../services/api';

type Code = DataOf<'store', 'storeCode'>;

/** Sharp on a sheet of paper for the counter. */
const SIDE_PX = 1_000;

interface CanvasFields {
  readonly node: Ground | null;
}

interface Screen {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/** @returns what is told about it */
export async function saveCode(page: Screen, selector: string, code: Code): Promise<string> {
  try {
    const filePath = code.picture === null ? await drawn(page, selector, code.text) : written(code);
    await wx.saveImageToPhotosAlbum({ filePath });
    return '已保存到相册，可以打印后放在柜台';
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    if (errMsg.includes('cancel')) return '没有保存';
    return /auth|privacy/.test(errMsg)
      ? '没有相册权限，请在微信设置里允许后再保存'
      : '没有保存成功，请再试一次';
  }
}

async function drawn(page: Screen, selector: string, text: string): Promise<string> {
  const canvas = await new Promise<Ground | null>((resolve) => {
    page
      .createSelectorQuery()
      .select(selector)
      .fields({ node: true })
      .exec(([found]: readonly (CanvasFields | null)[]) => resolve(found?.node ?? null));
  });
  if (canvas === null) throw new Error('there is no canvas');
  drawCode(canvas, text, SIDE_PX);
  const { tempFilePath } = await wx.canvasToTempFilePath({
    // The typings name a canvas of their own; it is the node that was asked for.
    canvas: canvas as unknown as string,
    fileType: 'png',
  } as unknown as WechatMiniprogram.CanvasToTempFilePathOption);
  return tempFilePath;
}

/** WeChat's own code comes as a data URL. */
function written({ sceneId, picture }: Code): string {
  const [, kind = 'png', data = ''] = /^data:image\/(\w+);base64,(.*)$/.exec(picture ?? '') ?? [];
  const path = `${wx.env.USER_DATA_PATH}/store-${sceneId}.${kind}`;
  wx.getFileSystemManager().writeFileSync(path, data, 'base64');
  return path;
}
