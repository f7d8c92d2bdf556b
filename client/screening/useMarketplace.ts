import { useSearchParams } from 'react-router-dom';
import type { Me } from '#server/access/contract.ts';
import { useMe } from '../data/session.ts';

type Marketplace = Me['marketplaces'][number];

/** Which marketplace the page is about: in the address, so that a link or Back restores it. */
export function useMarketplace(): {
  marketplaces: readonly Marketplace[];
  marketplaceId: string;
  choose: (id: string) => void;
  /** What goes behind the address of another part of the room. */
  search: string;
} {
  const { marketplaces } = useMe();
  const [params, setParams] = useSearchParams();
  const asked = params.get('marketplaceId');
  const marketplaceId = marketplaces.find(({ id }) => id === asked)?.id ?? marketplaces[0]?.id ?? '';
  return {
    marketplaces,
    marketplaceId,
    choose: (id) => setParams({ marketplaceId: id }),
    search: asked === null ? '' : `?${new URLSearchParams({ marketplaceId })}`,
  };
}
