import type { z } from 'zod';
import { fieldKey } from './http.ts';

/** The server's own schema as the check of a form: the same codes, at the same fields. */
export const checkedBy = (schema: z.ZodType) => (values: unknown) => {
  const issues = schema.safeParse(values).error?.issues ?? [];
  const errors: Record<string, unknown> = {};
  for (const issue of issues) putAt(errors, issue.path.map(String), fieldKey(codeOf(issue)));
  return errors;
};

const codeOf = (issue: z.core.$ZodIssue) => (issue.code === 'custom' ? issue.message : issue.code.replaceAll('_', '-'));

function putAt(errors: Record<string, unknown>, path: string[], key: string): void {
  const [first = 'root', ...rest] = path;
  // Form libraries read nested fields from nested objects.
  if (rest.length === 0) {
    errors[first] ??= key;
    return;
  }
  errors[first] ??= {};
  putAt(errors[first] as Record<string, unknown>, rest, key);
}
