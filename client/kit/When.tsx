import { useNow } from '../data/clock.ts';
import { useMe } from '../data/session.ts';
import type { Look } from '../i18n/formats.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';

/** The zone of the marketplace; the browser's where the marketplace is not one of mine. */
export function useZone(marketplaceId: string | null | undefined): string | undefined {
  return useMe().marketplaces.find((each) => each.id === marketplaceId)?.timeZone;
}

const MINUTE_MS = 60_000;

let ownZone: string | undefined;
/** Asked once: a formatter is slow to make, and a case shows a dozen instants. */
const browserZone = (): string => (ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);

/**
 * An instant in the marketplace's own zone, which is named when it is not the reader's: Prague and Kyiv differ by an
 * hour, and deadlines are counted in local days. The exact instant stands in the title.
 */
export function When({
  at,
  marketplaceId,
  look = 'dateTime',
}: {
  at: string | null;
  marketplaceId?: string | null;
  look?: Look;
}) {
  const formats = useFormats();
  const t = useT();
  const zone = useZone(marketplaceId);
  if (!at) return <span>{t('kit.time.none')}</span>;
  const time = formats.instant(look, at, zone);
  const foreign = zone !== undefined && zone !== browserZone() && look !== 'date';
  return (
    <time dateTime={at} title={formats.instant('exact', at, zone)}>
      {foreign ? t('kit.time.inZone', { time, zone: formats.zone(zone) }) : time}
    </time>
  );
}

/** The reader's own zone where one of the marketplaces has it, else that of the first. */
export function useReaderZone(): string | undefined {
  const { marketplaces } = useMe();
  return (marketplaces.find((each) => each.timeZone === browserZone()) ?? marketplaces[0])?.timeZone;
}

/** What staff did, in one zone for every row, so that times stand in their order; `useActedLabel` heads the column. */
export function WhenActed({ at, look = 'dateTime' }: { at: string; look?: Look }) {
  const { instant } = useFormats();
  const zone = useReaderZone();
  return (
    <time dateTime={at} title={instant('exact', at, zone)}>
      {instant(look, at, zone)}
    </time>
  );
}

/** "Decided, Kyiv". */
export function useActedLabel(): (label: string) => string {
  const t = useT();
  const formats = useFormats();
  const zone = useReaderZone();
  return (label) => (zone ? t('kit.time.inZone', { time: label, zone: formats.zone(zone) }) : label);
}

/** The time alone today, with the day before that. */
export function WhenActedShort({ at }: { at: string }) {
  const { instant } = useFormats();
  const zone = useReaderZone();
  const today = instant('date', at, zone) === instant('date', useNow(MINUTE_MS), zone);
  return <WhenActed at={at} look={today ? 'time' : 'dayTime'} />;
}
