import { Link } from 'react-router-dom';
import { ownerPath, useAccountName } from './useAccountName.ts';

/** An account in words that leads to its payment or person; the exact code stands in the title. */
export function AccountName({ code }: { code: string }) {
  const name = useAccountName()(code);
  const path = ownerPath(code);
  return path ? (
    <Link to={path} title={code}>
      {name}
    </Link>
  ) : (
    <span title={code}>{name}</span>
  );
}
