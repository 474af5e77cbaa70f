import type { NewSession } from './create-session.ts';

const escape = (value: string) => value.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const style = `
:root { color-scheme: light dark; --text: light-dark(#22201d, #e8e6e3); --soft: light-dark(#5d5952, #a6acb4); --back: light-dark(#faf8f5, #16181c);
  --card: light-dark(#fff, #1e2126); --line: light-dark(#ddd9d2, #34383f); --mark: light-dark(#0b6e69, #5cc8c0); --on-mark: light-dark(#fff, #10201f); }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { width: min(26rem, calc(100vw - 2rem)); padding: 1.6rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 1rem; font-size: 1.25rem }
p { margin: 0 0 1rem; color: var(--soft) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1rem; margin: 0 0 1.4rem }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere; text-align: right }
button, a.button { display: block; width: 100%; min-height: 2.75rem; padding: .6rem; border: 1px solid var(--mark); border-radius: 8px;
  font: inherit; text-align: center; text-decoration: none; cursor: pointer }
button { margin-bottom: .7rem; background: var(--mark); color: var(--on-mark) }
a.button { color: var(--mark) }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 3px }`;

const frame = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;

const back = (url: string | null, text: string) => (url === null ? '' : `<a class="button" href="${escape(url)}">${text}</a>`);

/** Where a person pays, or leaves. */
export function payPage({ session, product }: NewSession): string {
  const { status, amount_total: amount, currency, customer_email: email } = session;
  if (status === 'complete') return frame('This is paid', back(session.success_url, 'Go back'));
  if (status === 'expired') return frame('The time to pay is up', `<p>Nothing was charged.</p>${back(session.cancel_url, 'Go back')}`);
  const price = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount / 100);
  return frame(
    `Pay ${escape(price)}`,
    `<p>A stand-in of the payment provider: no money moves.</p>
<dl><dt>For</dt><dd>${escape(product)}</dd>${email === null ? '' : `<dt>E-mail</dt><dd>${escape(email)}</dd>`}<dt>Total</dt><dd>${escape(price)}</dd></dl>
<form method="post"><button>Pay ${escape(price)}</button></form>${back(session.cancel_url, 'Leave without paying')}`,
  );
}

/** A form's answer may lead on only to where the policy lets it. */
export const pagePolicy = ({ session }: NewSession): string =>
  `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' ${new URL(session.success_url).origin}`;

export const notFoundPage = frame('There is nothing to pay here', '<p>The address is wrong, or the page is of another day.</p>');
