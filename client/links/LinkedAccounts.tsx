import './links.css';
import { LINK_VERDICTS, type LinkVerdict, type RegistrationState } from '#db/words.ts';
import type { LinkRow } from '#server/links/contract.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { PersonLink } from '../kit/PersonLink.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useJudge } from './useJudge.ts';

type Linked = LinkRow & { registration?: RegistrationState | null };

interface Props {
  personId: string;
  links: readonly Linked[];
  /** Something was said about one of them: what shows them may ask again. */
  onJudged: () => void;
}

/** Accounts that have something in common with this one: what, how much it says, and what a person makes of it. */
export function LinkedAccounts({ personId, links, onJudged }: Props) {
  const t = useT();
  const { number } = useFormats();
  const mayJudge = useMay('registrations:decide');
  const { said, judge, busyId, failure } = useJudge(personId, onJudged);
  return (
    <>
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
            {links.map((one) => (
              <tr key={one.personId}>
                <td>
                  <PersonLink id={one.personId} name={one.displayName} />{' '}
                  {one.registration && <StatusChip of="registrationStates" value={one.registration} />}
                </td>
                <td>{one.kinds.map((kind) => t(`words.identityKinds.${kind}`)).join(', ')}</td>
                <td className={one.band === 'strong' ? 'wa nw' : 'nw'}>
                  {t(`desk.documents.links.bands.${one.band}`, { strength: number(one.strength, 2) })}
                </td>
                <td>
                  <Verdict
                    name={one.displayName}
                    verdict={said[one.personId] ?? one.verdict}
                    isBusy={busyId === one.personId}
                    say={mayJudge ? (verdict) => void judge(one.personId, verdict) : null}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {failure !== null && (
        <p role="alert" className="sm er" style={{ marginTop: 4 }}>
          {failure}
        </p>
      )}
    </>
  );
}

interface VerdictProps {
  name: string;
  verdict: LinkVerdict | null;
  isBusy: boolean;
  /** Null: only to be read. */
  say: ((verdict: LinkVerdict) => void) | null;
}

function Verdict({ name, verdict, isBusy, say }: VerdictProps) {
  const t = useT();
  if (say === null) return verdict === null ? t('desk.documents.links.unjudged') : t(`words.linkVerdicts.${verdict}`);
  return (
    <div role="group" className="row wrap g4 judge" aria-label={t('desk.registrations.judge', { name })}>
      {LINK_VERDICTS.map((each) => (
        <button
          key={each}
          type="button"
          className="btn xs"
          aria-pressed={each === verdict}
          aria-disabled={isBusy}
          onClick={() => !isBusy && each !== verdict && say(each)}
        >
          {t(`words.linkVerdicts.${each}`)}
        </button>
      ))}
    </div>
  );
}
