import type { z } from 'zod';

/** The complaints of a parser that the screen has words for, in our spelling; every other one is `invalid`. */
const SAID = new Set(['invalid-type', 'too-small', 'too-big', 'invalid-format', 'invalid-value']);

export function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  if (issue.code === 'custom') return issue.message;
  const code = issue.code.replaceAll('_', '-');
  return SAID.has(code) ? code : 'invalid';
}

/**
 * Field → code, the first of each field. An unknown field is named by itself, since its parent's path would not say
 * which; by way of a map, so that one called `__proto__` is named too and reaches no prototype.
 */
export function fieldsOf({ issues }: z.ZodError, under: string): Record<string, string> {
  const found = new Map<string, string>();
  for (const issue of issues) {
    const path = [under, ...issue.path].join('.');
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `${path}.${key}`) : [path];
    for (const name of names) if (!found.has(name)) found.set(name, codeOf(issue));
  }
  return Object.fromEntries(found);
}
