import { useGetOne } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import type { CaseRow } from '#server/queue/contract.ts';
import { deskPath } from '../kit/paths.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { NotFound } from './NotFound.tsx';

/** A link to a case need not know its queue: this asks, and leads on to the desk. */
export function CaseDoor() {
  const { id = '' } = useParams();
  const { data, error } = useGetOne<CaseRow>('cases', { id });
  if (error) return <NotFound />;
  return data ? <Navigate to={deskPath(data.queue, data.id)} replace /> : <Skeletons />;
}
