// The frame around a page of the server in a webview: nothing is loaded, and the one script turns clicks on lines into messages.
import { env } from 'vscode';

export function panelShell(html: string, style: string): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="${nonce}">${style}</style>`;
  return `<!doctype html><html lang="${env.language}"><head>${head}</head><body><div id="page">${html}</div><script nonce="${nonce}">${SCRIPT}</script></body></html>`;
}

/** Opened lists stay open when the page changes, and so does the place that has the focus. */
const SCRIPT = `
const editor = acquireVsCodeApi();
const page = document.getElementById('page');
addEventListener('click', (event) => {
  if (event.target.closest('[data-apply]')) editor.postMessage({ apply: true });
  const link = event.target.closest('a[data-line]');
  if (!link) return;
  event.preventDefault();
  editor.postMessage({ file: link.dataset.file, line: Number(link.dataset.line) });
});
addEventListener('message', ({ data }) => {
  if (typeof data.html !== 'string') return;
  const open = [...page.querySelectorAll('details[open]')].map((each) => each.id);
  const focused = [...page.querySelectorAll('a, summary')].indexOf(document.activeElement);
  page.innerHTML = data.html;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused >= 0) [...page.querySelectorAll('a, summary')][focused]?.focus();
});
`;
