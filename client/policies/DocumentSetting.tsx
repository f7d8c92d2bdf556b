import Box from '@mui/material/Box';
import { LEGAL_BASES } from '#db/words.ts';
import type { Policy } from '#server/policies/contract.ts';
import { useT } from '../i18n/useT.ts';
import { NumberLine, TextLine } from '../kit/fields.tsx';

type Documents = Policy['documents'];
/** Whole numbers of attempts, days, pictures, seconds or months, in the order of a document's life. */
export const DOCUMENT_NUMBERS = [
  'attempts',
  'answerDays',
  'appealDays',
  'revealsAnHour',
  'revealsAlert',
  'reblurSeconds',
  'badgeMonths',
  'badgeGraceDays',
] as const satisfies readonly (keyof Documents)[];
export const RETENTION_NUMBERS = [
  'approvedDays',
  'rejectedDays',
  'withdrawnDays',
  'expiredDays',
  'heldMonths',
  'keyMonths',
  'blockYears',
  'traceYears',
] as const satisfies readonly (keyof Documents['retention']['consent'])[];

interface Props {
  documents: Documents;
  put: (documents: Documents) => void;
  errorAt: (path: string) => string | undefined;
}

/** An empty number is no number; the check of the form says so at the field. */
const asTyped = (value: number | undefined): number => value ?? Number.NaN;
const shown = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** Checks of identity documents, and how long each legal basis lets what is left of them be kept. */
export function DocumentSetting({ documents, put, errorAt }: Props) {
  const t = useT();
  const { retention } = documents;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
      {DOCUMENT_NUMBERS.map((name) => (
        <NumberLine
          key={name}
          label={t(`settings.documents.${name}`)}
          value={shown(documents[name])}
          onChange={(next) => put({ ...documents, [name]: asTyped(next) })}
          error={errorAt(`body.documents.${name}`)}
        />
      ))}
      <TextLine
        label={t('settings.documents.inviteDays')}
        value={documents.inviteDays.join(' ')}
        onChange={(next) =>
          put({
            ...documents,
            inviteDays: next
              .split(/[\s,]+/)
              .filter(Boolean)
              .map(Number),
          })
        }
        error={errorAt('body.documents.inviteDays')}
      />
      <span />
      {LEGAL_BASES.flatMap((basis) =>
        RETENTION_NUMBERS.map((name) => (
          <NumberLine
            key={`${basis} ${name}`}
            label={`${t(`settings.documents.retention.${name}`)} (${t(`words.legalBases.${basis}`)})`}
            value={shown(retention[basis][name])}
            onChange={(next) =>
              put({
                ...documents,
                retention: { ...retention, [basis]: { ...retention[basis], [name]: asTyped(next) } },
              })
            }
            error={errorAt(`body.documents.retention.${basis}.${name}`)}
          />
        )),
      )}
    </Box>
  );
}
