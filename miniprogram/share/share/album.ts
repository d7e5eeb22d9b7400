/** A picture into the person's album, and the way back for who once refused that. */

/** saved · refused: the person had said no, and may say otherwise in the settings · cancelled */
export type Saved = 'saved' | 'refused' | 'cancelled';

export async function saveToAlbum(filePath: string): Promise<Saved> {
  try {
    await wx.saveImageToPhotosAlbum({ filePath });
    return 'saved';
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    return /auth|permission|deny/.test(errMsg) ? 'refused' : 'cancelled';
  }
}

/** Asks once, and opens WeChat's settings where the person wants to. */
export async function offerSettings(): Promise<void> {
  const answer = await wx.showModal({
    title: '需要相册权限',
    content: '之前没有允许保存到相册。可以在设置里打开“添加到相册”，再回来保存。',
    confirmText: '去设置',
    cancelText: '再想想',
  });
  if (answer.confirm) await wx.openSetting({});
}
