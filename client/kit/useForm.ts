import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { checkedBy } from '../data/checkedBy.ts';
import { refusedBy } from '../data/refusal.ts';

interface Use<Values, Body> {
  start: Values;
  /** What is sent, and nothing else: a form inside a page must not post the page's record. */
  bodyOf: (values: Values) => Body;
  schema: z.ZodType;
  send: (body: Body) => Promise<void>;
}

/**
 * A form of a few fields: checked by the server's own schema before it is sent, refusals shown at their fields, and what
 * was typed kept until it went through.
 */
export function useForm<Values extends object, Body>({ start, bodyOf, schema, send }: Use<Values, Body>) {
  const translate = useTranslate();
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Record<string, unknown>>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const put = (part: Partial<Values>) => setValues((before) => ({ ...before, ...part }));
  const submit = async (event?: React.FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    const body = bodyOf(values);
    const found = checkedBy(schema)(body);
    setErrors(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await send(body);
    } catch (error) {
      setFailure(error);
      setErrors(nested(refusedBy(error).errors));
    }
    setBusy(false);
  };
  /** The message at a field, by dotted path. */
  const errorAt = (path: string): string | undefined => {
    const found = path
      .split('.')
      .reduce<unknown>(
        (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
        errors,
      );
    return typeof found === 'string' ? translate(found, { _: translate('refusals.fields.invalid') }) : undefined;
  };
  return { values, put, submit, errorAt, failure, busy, hasErrors: Object.keys(errors).length > 0 };
}

/** The server names fields by dotted path; the check of the form by nested objects. */
function nested(flat: Record<string, string>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [path, key] of Object.entries(flat)) {
    const keys = path.split('.');
    const last = keys.pop() ?? path;
    const at = keys.reduce<Record<string, unknown>>((into, each) => {
      into[each] = typeof into[each] === 'object' ? into[each] : {};
      return into[each] as Record<string, unknown>;
    }, out);
    at[last] = key;
  }
  return out;
}
