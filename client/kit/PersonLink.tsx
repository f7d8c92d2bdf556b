import { Link } from 'react-router-dom';
import { recordPath } from './paths.ts';

/** A name that leads to the person's page. Names are content of the marketplace, so they carry its language where known. */
export const PersonLink = ({ id, name, language }: { id: string; name: string; language?: string | null }) => (
  <Link to={recordPath('person', id)} lang={language ?? undefined} dir="auto">
    {name}
  </Link>
);
