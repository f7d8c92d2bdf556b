import type { z } from 'zod';
import { getFrom, type StripeApi } from './calls.ts';
import type { Parameters } from './form.ts';
import { pageOf } from './shapes.ts';

const PAGE = 100;

/** All of a list, page by page, the newest first as Stripe has it. @throws StripeRefusal, ZodError, Error */
export async function* everyOne<Schema extends z.ZodType<{ id: string }>>(
  api: StripeApi,
  path: string,
  schema: Schema,
  query: Parameters,
): AsyncGenerator<z.infer<Schema>> {
  const Page = pageOf(schema);
  let after: string | undefined;
  do {
    const page = Page.parse(await getFrom(api, path, { ...query, limit: PAGE, starting_after: after }));
    yield* page.data;
    after = page.has_more ? page.data.at(-1)?.id : undefined;
  } while (after !== undefined);
}
