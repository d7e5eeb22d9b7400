/** The two documents: the phone itself, and the shell with the drawn phone and the panel. */

export const PHONE_PAGE = `<!doctype html>
<html lang="zh-CN" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>手机</title>
<link rel="icon" href="data:,">
</head>
<body>
<script src="/runtime.js"></script>
<script src="/app.js"></script>
</body>
</html>
`;

export const SHELL_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>手机</title>
<link rel="icon" href="data:,">
</head>
<body>
<script src="/shell.js"></script>
</body>
</html>
`;
