import { useTranslate } from 'react-admin';

/** An act of the audit trail or a timeline in words; one that this page does not know yet shows its code. */
export function useTrailText(): (code: string) => string {
  const translate = useTranslate();
  return (code) => translate(`trail.${code}`, { _: code });
}
