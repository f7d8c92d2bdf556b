import type { HoldClaim } from '#db/words.ts';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { initialsOf } from '../../kit/initials.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { UserText } from '../../kit/UserText.tsx';
import type { EscrowCase } from './escrowCase.ts';

type Side = EscrowCase['customer'];

/** What a side says of the work, also where it has said nothing. */
export function useClaimWords(): (claim: HoldClaim | null) => string {
  const t = useT();
  return (claim) => (claim === null ? t('desk.escrow.saidNothing') : t(`words.holdClaims.${claim}`));
}

/** One side: what it says, what it wants, and how often it was in dispute before. */
export function Claim({ side, hold }: { side: Side; hold: EscrowCase['hold'] }) {
  const t = useT();
  const { money, share } = useFormats();
  const said = useClaimWords();
  const { wantsMinor } = side;
  const ofAll = wantsMinor === null || hold.gross === 0 ? null : Math.round((wantsMinor * 10_000) / hold.gross);
  return (
    <section className="box claim" aria-label={side.displayName}>
      <div className="row">
        <span className="ava" aria-hidden>
          {initialsOf(side.displayName)}
        </span>
        <div style={{ minWidth: 0 }}>
          <p className="m">
            <PersonLink id={side.id} name={side.displayName} language={side.locale} />
          </p>
          <p className="xs t3">
            <History side={side} />
          </p>
        </div>
      </div>
      <Facts
        facts={[
          { label: t('desk.escrow.saysLabel'), value: <b className="m">{said(side.claim)}</b> },
          wantsMinor !== null && {
            label: t(side.party === 'customer' ? 'desk.escrow.wantsBack' : 'desk.escrow.wantsPaid'),
            value: (
              <>
                <b className="m nw">{money(wantsMinor, hold.currency)}</b>{' '}
                {ofAll !== null && <span className="t3">{share(ofAll)}</span>}
              </>
            ),
          },
        ]}
      />
      {side.text !== null && (
        <div className="q2">
          <Veil>
            <UserText text={side.text} lang={side.locale} small />
          </Veil>
        </div>
      )}
    </section>
  );
}

function History({ side: { party, deals, disputes, lost } }: { side: Side }) {
  const t = useT();
  const words = [
    t(`words.offerBy.${party}`),
    t('desk.escrow.deals', { smart_count: deals }),
    disputes === 0 ? t('desk.escrow.noDisputes') : t('desk.escrow.disputes', { smart_count: disputes }),
    ...(lost > 0 ? [t('desk.escrow.lost', { smart_count: lost })] : []),
  ];
  return <>{words.join(', ')}</>;
}
