import type { Context } from './context.ts';

/**
 * Works through what is due, `atOnce` side by side. One that fails is logged and tried again the next time; those behind
 * it do not wait for it.
 */
export async function eachApart<T>(
  { log }: Pick<Context, 'log'>,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  atOnce = 1,
): Promise<void> {
  const rest = items.values();
  const oneByOne = async () => {
    for (const item of rest) {
      try {
        await work(item);
      } catch (err) {
        log.error({ err, item }, 'left for the next round');
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneByOne));
}
