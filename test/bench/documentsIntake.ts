import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bar, Group, Run } from '../support/bars.ts';
import type { IntakeFigures } from './intakeRun.ts';

const bar = (name: string, limit: number, what: string): Bar => ({
  bar: name,
  sense: '<=',
  limit,
  engine: 'none',
  what,
});

/** What a photograph of 12 million pixels costs from the bytes to what is kept, and what is burnt in when it is shown. */
export const documentsIntake: Group = {
  bars: [
    bar('documents-intake-vs-bare', 1.2, 'times as long as the library needs to save the same picture anew'),
    bar('documents-intake-memory', 120, 'MB more resident over 40 pictures'),
    bar('documents-watermark-vs-bare', 3, 'times as long as the library needs to open and save it'),
  ],
  measure: measureIntake,
};

async function measureIntake({ tell }: Run): Promise<void> {
  const { bytes, read, bare, marked, bareMarked, before, most, pictures } = await figures();
  const of = (ours: number, theirs: number) => `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`;
  const sent = `${(bytes / 1e6).toFixed(1)} MB, 12 Mpx`;
  tell('documents-intake-vs-bare', read / bare, `${of(read, bare)}; ${sent} to canonical, preview, hashes and quality`);
  tell(
    'documents-intake-memory',
    most - before,
    `${before.toFixed(0)} MB, at most ${most.toFixed(0)} MB over ${pictures} pictures`,
  );
  tell('documents-watermark-vs-bare', marked / bareMarked, `${of(marked, bareMarked)}; 2,000 px`);
}

async function figures(): Promise<IntakeFigures> {
  const file = fileURLToPath(new URL('./intakeRun.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) told += chunk;
  return JSON.parse(told) as IntakeFigures;
}
