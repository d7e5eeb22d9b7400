/** wx.createInnerAudioContext: plays files; of one that cannot be played the name is spoken. */
import { fileUrl } from '../runtime/files';

type Listener = (value?: object) => void;
const EVENTS: Readonly<Record<string, string>> = {
  onPlay: 'play',
  onPause: 'pause',
  onEnded: 'ended',
  onError: 'error',
  onCanplay: 'canplay',
  onTimeUpdate: 'timeupdate',
};

export function createInnerAudioContext(): object {
  const audio = new Audio();
  let path = '';
  const play = (): void =>
    void audio.play().catch(() => {
      speak(nameOf(path));
      audio.dispatchEvent(new Event('error'));
    });
  const context: Record<string, unknown> = {
    play,
    pause: () => audio.pause(),
    stop: () => {
      audio.pause();
      audio.currentTime = 0;
    },
    seek: (seconds: number) => {
      audio.currentTime = seconds;
    },
    destroy: () => audio.removeAttribute('src'),
  };
  for (const [name, event] of Object.entries(EVENTS))
    context[name] = (listener: Listener) => audio.addEventListener(event, () => listener({ errCode: 10001 }));
  for (const name of ['onStop', 'onWaiting', 'onSeeking', 'onSeeked', 'offPlay', 'offEnded', 'offError'])
    context[name] = () => undefined;
  Object.defineProperty(context, 'src', {
    get: () => path,
    set: (value: string) => {
      path = value;
      audio.src = fileUrl(value, '');
    },
  });
  for (const name of [
    'autoplay',
    'loop',
    'volume',
    'playbackRate',
    'currentTime',
    'duration',
    'paused',
  ] as const)
    Object.defineProperty(context, name, {
      get: () => audio[name],
      set: (value: unknown) => Object.assign(audio, { [name]: value }),
    });
  return context;
}

function nameOf(path: string): string {
  return decodeURIComponent(path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
}

function speak(text: string): void {
  const { speechSynthesis } = window as { speechSynthesis?: SpeechSynthesis };
  speechSynthesis?.speak(new SpeechSynthesisUtterance(text));
}
