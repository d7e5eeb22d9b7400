/** Plays the sound of money that has come; a phone that cannot stays silent, the large figures say it all the same. */
import { chime } from './chime';

const PATH = `${wx.env.USER_DATA_PATH}/paid.wav`;

let player: WechatMiniprogram.InnerAudioContext | undefined;

export function playPaid(): void {
  try {
    player ??= openPlayer();
    player.stop();
    player.play();
    void wx.vibrateShort({ type: 'heavy' });
  } catch {
    player = undefined;
  }
}

function openPlayer(): WechatMiniprogram.InnerAudioContext {
  wx.getFileSystemManager().writeFileSync(PATH, chime());
  // Heard with the phone's own sounds switched off, as a counter needs it.
  const opened = wx.createInnerAudioContext();
  opened.obeyMuteSwitch = false;
  opened.src = PATH;
  return opened;
}
