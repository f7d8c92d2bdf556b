import { useMe } from '../data/session.ts';

/** Name of a marketplace by its id; the id itself where it is not one of mine. */
export function useMarketplaceName(): (id: string | null) => string {
  const { marketplaces } = useMe();
  return (id) => marketplaces.find((each) => each.id === id)?.name ?? id ?? '';
}
