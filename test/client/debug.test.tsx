import { screen } from '@testing-library/react';
import { test } from 'vitest';
import { authProvider } from '#client/data/authProvider.ts';
import { openConsole } from './openConsole.tsx';
test('x', async () => {
  let outs = 0, checks = 0;
  const l = authProvider.logout, c = authProvider.checkAuth;
  authProvider.logout = (p) => { outs++; return l(p); };
  authProvider.checkAuth = (p) => { checks++; return c(p); };
  let muts = 0; new MutationObserver((m) => { muts += m.length; }).observe(document.body, { subtree: true, childList: true, attributes: true });
  const t0 = performance.now();
  await openConsole('/', null);
  console.log('opened', Math.round(performance.now()-t0));
  const p = screen.findByLabelText('E-mail').then(() => console.log('FOUND', Math.round(performance.now()-t0)), (e) => console.log('NOTFOUND', e.message.slice(0,80)));
  for (let i = 0; i < 12; i++) { await new Promise((r) => setTimeout(r, 1000)); console.log(Math.round(performance.now()-t0), { outs, checks, muts }, location.hash, document.body.textContent?.slice(0, 40)); }
  await p;
});
