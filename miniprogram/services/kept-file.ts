/** Files that are made on the phone and handed on through a chat. */
import { tell } from './loading';

/** @returns its path */
export function keepFile(name: string, text: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      ...{ filePath, data: text, encoding: 'utf8' },
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

/** WeChat hands a file on only straight after a tap; not sent after all, it stays where it is. */
export async function sendFile(filePath: string, fileName: string): Promise<void> {
  try {
    await wx.shareFileMessage({ filePath, fileName });
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    if (!errMsg.includes('cancel')) tell('这台手机的微信不能转发文件，请升级微信后再试');
  }
}
