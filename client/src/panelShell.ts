// The frame around a page of the server in a webview: nothing is loaded, and the one script turns clicks on lines and buttons into messages.
import { env } from 'vscode';

export function panelShell(html: string, style: string): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="${nonce}">${style}</style>`;
  return `<!doctype html><html lang="${env.language}"><head>${head}</head><body><div id="page">${html}</div><p id="said" role="status"></p><script nonce="${nonce}">${SCRIPT}</script></body></html>`;
}

/**
 * Opened lists stay open when the page changes. What had the focus keeps it; where it is gone, such as the button of a fix that was applied, the
 * heading of its section gets it, so that nobody starts at the top again. What happened is said to those who do not see it.
 */
const SCRIPT = `
const editor = acquireVsCodeApi();
const page = document.getElementById('page');
addEventListener('click', (event) => {
  if (event.target.closest('[data-apply]')) editor.postMessage({ apply: true });
  const fix = event.target.closest('[data-fix]');
  if (fix) editor.postMessage({ fix: fix.dataset.fix });
  const link = event.target.closest('a[data-line]');
  if (!link) return;
  event.preventDefault();
  editor.postMessage({ file: link.dataset.file, line: Number(link.dataset.line) });
});
addEventListener('message', ({ data }) => {
  if (typeof data.said === 'string') document.getElementById('said').textContent = data.said;
  if (typeof data.html !== 'string') return;
  const open = [...page.querySelectorAll('details[open]')].map((each) => each.id);
  const focusable = () => [...page.querySelectorAll('a, summary, button, h2, h3')];
  const focused = page.contains(document.activeElement) ? document.activeElement : undefined;
  const section = focused?.closest('section');
  const place = focusable().indexOf(focused);
  const heading = section ? [...page.querySelectorAll('section')].indexOf(section) : -1;
  page.innerHTML = data.html;
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (!focused) return;
  const same = focusable().filter((each) => each.textContent === focused.textContent && each.tagName === focused.tagName);
  (same.find((each) => focusable().indexOf(each) === place) ?? same[0] ?? page.querySelectorAll('section h2')[heading])?.focus();
});
`;
