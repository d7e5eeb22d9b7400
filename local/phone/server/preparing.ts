/** The page that stands in for the phone while something behind it is made ready; it needs no other file. */

const STYLE = `
:root { color-scheme: light dark; --ground: #f7f5f4; --text: #1f1a1c; --hint: #5f565a; --line: #ece7e5; --brand: #a8325e }
@media (prefers-color-scheme: dark) {
  :root { --ground: #151214; --text: #f3eef0; --hint: #b8aeb3; --line: #332d31; --brand: #e58aa9 }
}
body {
  display: flex; flex-direction: column; justify-content: center; max-width: 320px; min-height: 100vh; margin: 0 auto;
  padding: 0 28px; box-sizing: border-box; color: var(--text); background: var(--ground);
  font: 15px/1.7 system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif;
}
h1 { margin: 0 0 4px; font-size: 20px }
p { margin: 0 0 20px; color: var(--hint) }
progress {
  width: 100%; height: 8px; border: 0; border-radius: 4px; overflow: hidden; appearance: none; background: var(--line);
}
progress::-webkit-progress-bar { background: var(--line) }
progress::-webkit-progress-value { background: var(--brand); transition: width 0.4s }
progress::-moz-progress-bar { background: var(--brand) }
@media (prefers-reduced-motion: reduce) { progress::-webkit-progress-value { transition: none } }
`;

/** Asks twice a second; when nothing is being prepared any more the same address shows the phone. */
const SCRIPT = `
async function look() {
  const told = await fetch('/api/preparing').then((response) => response.json()).catch(() => undefined);
  if (told === undefined) document.querySelector('p').textContent = '商城没有回应，它可能已经停下。';
  else if (told.title === undefined) return location.reload();
  else {
    document.querySelector('h1').textContent = told.title;
    document.querySelector('p').textContent = told.text;
    Object.assign(document.querySelector('progress'), { max: told.of, value: told.done });
  }
  setTimeout(look, 500);
}
look();
`;

export const PREPARING_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>马上就好</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>马上就好</h1>
<p aria-live="polite">…</p>
<progress aria-label="进度" value="0" max="1"></progress>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
