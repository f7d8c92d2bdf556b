import { HttpError, useTranslate } from 'react-admin';

export interface Refused {
  code: string;
  status: number;
  requestId: string | undefined;
  errors: Record<string, string>;
  body: Record<string, unknown>;
}

/** What a failed call says, whatever was thrown. */
export function refusedBy(error: unknown): Refused {
  const body: Record<string, unknown> = error instanceof HttpError && typeof error.body === 'object' ? error.body : {};
  const { code = 'unexpected', requestId, errors = {} } = body as Partial<Refused>;
  return { code, status: error instanceof HttpError ? error.status : 0, requestId, errors, body };
}

/** A code in the person's language; one that this page does not know yet reads as the general one. */
export function useRefusalWords(): (code: string) => string {
  const translate = useTranslate();
  return (code) => translate(`refusals.${code}`, { _: translate('refusals.unexpected') });
}

/** A refusal in the person's language; one that this page does not know yet reads as the general one. */
export function useRefusalText(): (error: unknown) => string {
  const words = useRefusalWords();
  return (error) => words(refusedBy(error).code);
}
