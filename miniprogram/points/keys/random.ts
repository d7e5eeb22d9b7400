/** Randomness of the phone's own generator, never of Math.random. */
import { ApiError } from '../../services/api-error';

const TOO_OLD = '这个微信版本不能安全地创建密钥，请升级微信后再试';

/** wx.getRandomValues is there from base library 2.15.0 on. */
export async function randomBytes(length: number): Promise<Uint8Array> {
  const { randomValues } = await wx.getRandomValues({ length }).catch(() => {
    throw new ApiError('PHONE', TOO_OLD);
  });
  const bytes = new Uint8Array(randomValues);
  // A generator that answers nothing, or nothing but zeros, is none.
  if (bytes.length !== length || bytes.every((byte) => byte === 0)) throw new ApiError('PHONE', TOO_OLD);
  return bytes;
}
