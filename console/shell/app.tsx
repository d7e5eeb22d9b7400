/** The console: the sign-in, or the pages with their menu. */
import { Component, useEffect, useRef, type ReactNode } from 'react';
import { Button, Menu, MessagePlugin } from 'tdesign-react';
import { LogoutIcon, ModeDarkIcon, ModeLightIcon } from 'tdesign-icons-react';

import { groupsFor, pageNamed } from '../pages';
import { SignIn } from '../pages/sign-in';
import { sentenceOf } from '../services/api-error';
import { call } from '../services/mall';
import { end, useSession, type Session } from '../services/session';
import { toggleMode, useMode } from '../services/theme';
import { OPERATOR_ROLES } from '../services/words';
import { goTo, useAddress } from './route';
import { Failure } from './states';

export function App() {
  const session = useSession();
  return session === null ? <SignIn /> : <House session={session} />;
}

function House({ session }: { readonly session: Session }) {
  const page = pageNamed(useAddress().page);
  const mode = useMode();
  const menu = useRef<HTMLElement>(null);
  // Who comes by a link or reloads finds where they are, however long the menu.
  useEffect(() => {
    menu.current?.querySelector('.t-is-active')?.scrollIntoView({ block: 'nearest' });
  }, [page.name]);
  return (
    <div className="house">
      <nav className="side" aria-label="栏目" ref={menu}>
        <div className="brand">
          共享购<small>运营后台</small>
        </div>
        <Menu value={page.name} theme="light" onChange={(name) => goTo(String(name))} width="100%">
          {groupsFor(session.operator.roles).map(({ title, pages }) => (
            <Menu.MenuGroup key={title} title={title}>
              {pages.map(({ name, title: label }) => (
                <Menu.MenuItem key={name} value={name}>
                  {label}
                </Menu.MenuItem>
              ))}
            </Menu.MenuGroup>
          ))}
        </Menu>
      </nav>
      <div className="main">
        <TopBar session={session} mode={mode} />
        <main>
          <Fence key={page.name}>{page.draw()}</Fence>
        </main>
      </div>
    </div>
  );
}

function TopBar({ session, mode }: { readonly session: Session; readonly mode: 'light' | 'dark' }) {
  const { name, roles } = session.operator;
  const leave = async (): Promise<void> => {
    try {
      await call('signOut', {});
    } catch (error) {
      await MessagePlugin.warning(sentenceOf(error));
    }
    end('');
  };
  return (
    <header className="top">
      <span className="who">
        {name}
        <span className="hint">{roles.map((role) => OPERATOR_ROLES[role] ?? role).join(' · ')}</span>
      </span>
      <Button
        variant="text"
        theme="default"
        shape="square"
        aria-label={mode === 'dark' ? '换成浅色' : '换成深色'}
        icon={mode === 'dark' ? <ModeLightIcon /> : <ModeDarkIcon />}
        onClick={toggleMode}
      />
      <Button variant="text" theme="default" icon={<LogoutIcon />} onClick={() => void leave()}>
        退出登录
      </Button>
    </header>
  );
}

/** A page that breaks leaves the menu standing. */
class Fence extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Failure sentence="这一页出了问题，请刷新后再试" onRetry={() => this.setState({ isBroken: false })} />
    );
  }
}
