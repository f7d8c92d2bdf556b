import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import type { DocumentCase } from './documentCase.ts';

/** Accounts that have something in common with this one: what, how much it says, and what a person made of it. */
export function LinkedTab({ context: { linked } }: { context: DocumentCase }) {
  const t = useT();
  const { number } = useFormats();
  if (linked.length === 0) return <p className="t2">{t('desk.documents.links.none')}</p>;
  return (
    <div className="box scroll">
      <table className="td">
        <caption className="vh">{t('desk.tab.linked')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.documents.links.account')}</th>
            <th scope="col">{t('desk.documents.links.shared')}</th>
            <th scope="col">{t('desk.documents.links.strength')}</th>
            <th scope="col">{t('desk.documents.links.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {linked.map((one) => (
            <tr key={one.personId}>
              <td>
                <PersonLink id={one.personId} name={one.displayName} />
              </td>
              <td>{one.kinds.map((kind) => t(`words.identityKinds.${kind}`)).join(', ')}</td>
              <td className={one.band === 'strong' ? 'wa nw' : 'nw'}>
                {t(`desk.documents.links.bands.${one.band}`, { strength: number(one.strength, 2) })}
              </td>
              <td>
                {one.verdict === null ? t('desk.documents.links.unjudged') : t(`words.linkVerdicts.${one.verdict}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
