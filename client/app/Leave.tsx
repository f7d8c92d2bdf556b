import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { store } from '../data/preferences.ts';
import { hasLeft } from '../data/session.ts';

/**
 * On to the sign-in page, with nothing of the person left in memory. Signing in again returns to
 * the page a session ended on, or a link led to (the names are react-admin's).
 */
export function Leave() {
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  useEffect(() => {
    client.clear();
    store.reset();
  }, [client]);
  return (
    <Navigate to="/login" replace state={hasLeft() ? undefined : { nextPathname: pathname, nextSearch: search }} />
  );
}
