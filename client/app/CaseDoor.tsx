import { useGetOne } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import type { CaseRow } from '#server/queue/contract.ts';
import { refusedBy } from '../data/refusal.ts';
import { Failure } from '../kit/Failure.tsx';
import { deskPath } from '../kit/paths.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { NotFound } from './NotFound.tsx';

/** A link to a case need not know its queue: this asks, and leads on to the desk. */
export function CaseDoor() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<CaseRow>('cases', { id });
  if (error && refusedBy(error).status === 404) return <NotFound />;
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  return data ? <Navigate to={deskPath(data.queue, data.id)} replace /> : <Skeletons />;
}
