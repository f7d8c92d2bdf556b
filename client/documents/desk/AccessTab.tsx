import { useT } from '../../i18n/useT.ts';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { When } from '../../kit/When.tsx';
import type { DocumentCase } from './documentCase.ts';

/** Who looked at these pictures and why, with every look that was refused. */
export function AccessTab({ context: { access, case: row } }: { context: DocumentCase }) {
  const t = useT();
  if (access.length === 0) return <p className="t2">{t('desk.documents.access.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    <div className="box scroll" role="region" aria-label={t('desk.tab.access')} tabIndex={0}>
      <table className="td">
        <caption className="vh">{t('desk.tab.access')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('registers.fields.time')}</th>
            <th scope="col">{t('desk.documents.access.who')}</th>
            <th scope="col">{t('desk.documents.access.what')}</th>
            <th scope="col">{t('desk.documents.access.purpose')}</th>
            <th scope="col">{t('desk.documents.access.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {access.map((look) => (
            <tr key={`${look.at} ${look.alias} ${look.side} ${look.attempt}`}>
              <td className="nw">
                <When at={look.at} marketplaceId={row.marketplaceId} />
              </td>
              <td>{look.alias}</td>
              <td className="nw">
                {t('desk.documents.picture.ofAttempt', {
                  side: t(`words.documentSides.${look.side}`),
                  attempt: look.attempt,
                })}
              </td>
              <td>{t(`words.accessPurposes.${look.purpose}`)}</td>
              <td>
                <StatusChip of="accessOutcomes" value={look.outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
