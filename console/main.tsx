/** Mounts the console: TDesign for React 19, the theme, the settings, the app. */
import 'tdesign-react/es/_util/react-19-adapter';

import { createRoot } from 'react-dom/client';

import { loadSettings } from './services/settings';
import { applyMode } from './services/theme';
import { App } from './shell/app';
import { Failure } from './shell/states';
import 'tdesign-react/es/style/index.css';
import './theme.css';
import './console.css';

applyMode();
const element = document.getElementById('console');
if (element === null) throw new Error('the page has no place for the console');
const root = createRoot(element);
loadSettings().then(
  () => root.render(<App />),
  () =>
    root.render(
      <Failure
        sentence="没有读到 config.json，请联系部署人员，或刷新后再试"
        onRetry={() => location.reload()}
      />,
    ),
);
