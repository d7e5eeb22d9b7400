/** Signing in: the operator's phone scans a code; where the console was told of people, one of them is chosen. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button, Loading, Select } from 'tdesign-react';
import qrcode from 'qrcode-generator';

import { ApiError, sentenceOf } from '../services/api-error';
import { call, type DataOf } from '../services/mall';
import { begin, farewellNow } from '../services/session';
import { settingsOf } from '../services/settings';
import { timeText } from '../services/times';

type Started = DataOf<'startSignIn'>;

const POLL_MS = 1_500;
const ENDED = { refused: '手机上没有同意登录，可以重新扫码', expired: '二维码已过期，请重新获取' } as const;

export function SignIn() {
  const { started, sentence, restart } = useSignIn();
  return (
    <main className="sign-in">
      <section className="card" aria-label="登录">
        <h1>共享购 · 运营后台</h1>
        <p className="hint">请用运营人员的微信扫码，并在手机上确认是这台电脑</p>
        <div className="code">
          {started === null ? (
            sentence === '' && <Loading text="正在获取二维码" />
          ) : (
            <img src={pictureOf(started)} alt="登录二维码" />
          )}
          {sentence !== '' && (
            <div className="veil" role="alert">
              <p>{sentence}</p>
              <Button onClick={restart}>重新获取</Button>
            </div>
          )}
        </div>
        <p className="hint">
          {started === null
            ? ' '
            : `二维码在 ${timeText(started.expiresAt).slice(-5)} 前有效，确认后这里会自动进入`}
        </p>
        {started !== null && <Choices code={started.code} />}
      </section>
    </main>
  );
}

function useSignIn() {
  const [started, setStarted] = useState<Started | null>(null);
  const [sentence, setSentence] = useState(farewellNow);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const life = { isOver: false };
    const over = (): boolean => life.isOver;
    const until = async (): Promise<void> => {
      try {
        const fresh = await call('startSignIn', {});
        if (over()) return;
        setStarted(fresh);
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
          if (over()) return;
          const taken = await takenOf(fresh);
          if (taken.state === 'signedIn') {
            begin(taken);
            return;
          }
          if (taken.state !== 'waiting') {
            setSentence(ENDED[taken.state]);
            return;
          }
        }
      } catch (error) {
        if (!over()) setSentence(sentenceOf(error));
      }
    };
    // Why the last session ended is read before the next one begins.
    if (sentence === '') void until();
    return () => {
      life.isOver = true;
    };
  }, [round, sentence]);

  const restart = useCallback(() => {
    setStarted(null);
    setSentence('');
    setRound((now) => now + 1);
  }, []);
  return { started, sentence, restart };
}

/** Weak network while it waits is no reason to stop waiting. */
async function takenOf({ signInId, secret }: Started): Promise<DataOf<'takeSession'>> {
  try {
    return await call('takeSession', { signInId, secret });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NETWORK') return { state: 'waiting' };
    throw error;
  }
}

function pictureOf({ picture, text }: Started): string {
  if (picture !== null) return picture;
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createDataURL(6, 12);
}

function Choices({ code }: { readonly code: string }) {
  const { choices } = settingsOf();
  const people = useMemo(
    () => choices?.people.map(({ name, openid }) => ({ label: name, value: openid })) ?? [],
    [choices],
  );
  const [openid, setOpenid] = useState(people[0]?.value ?? '');
  const [sentence, setSentence] = useState('');
  if (choices === undefined) return null;
  const confirm = async (): Promise<void> => {
    const sent = await fetch(choices.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, code }),
    });
    setSentence(sent.ok ? '已确认，正在进入' : '没有确认成功，请重新获取二维码');
  };
  return (
    <div className="choices">
      <p className="hint">本机演示：选择一位运营人员，由本地手机替您确认</p>
      <div className="row">
        <Select value={openid} options={people} onChange={(chosen) => setOpenid(chosen as string)} />
        <Button onClick={() => void confirm()}>以此身份登录</Button>
      </div>
      {sentence !== '' && <p className="hint">{sentence}</p>}
    </div>
  );
}
