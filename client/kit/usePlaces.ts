import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../data/session.ts';
import { mayGo, PLACES, type Place } from './places.ts';

export type NamedPlace = Place & { name: string };

/** The places open to me, named in my language. */
export function usePlaces(): NamedPlace[] {
  const me = useMe();
  const translate = useTranslate();
  return useMemo(
    () =>
      PLACES.filter((place) => mayGo(me, place)).map((place) => ({
        ...place,
        name: translate(place.label, { smart_count: place.many ? 2 : 1 }),
      })),
    [me, translate],
  );
}
