import type { Context } from './context.ts';

/** Works through what is due. One that fails is logged and tried again the next time; those behind it do not wait for it. */
export async function eachApart<T>(
  { log }: Pick<Context, 'log'>,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (err) {
      log.error({ err, item }, 'left for the next round');
    }
  }
}
