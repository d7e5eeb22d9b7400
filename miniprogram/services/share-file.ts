/** Hands a text on as a file, through a chat: to a colleague, or to the own computer. */
import { tell } from './loading';

/** @param fileName as people see it; may be Chinese */
export async function shareTextFile(fileName: string, text: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/shared.csv`;
  wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
  try {
    await wx.shareFileMessage({ filePath, fileName });
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    if (!errMsg.includes('cancel')) tell('这台手机的微信不能转发文件，请升级微信后再试');
  }
}
