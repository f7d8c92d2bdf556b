const CHANNEL = 'trustdesk-session';

/** Told to every tab of this browser at once: the session is the browser's, and ends in all of them together. */
export function tellSignedOut(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}

/** Hears that another tab signed out. */
export function onSignedOutElsewhere(leave: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => leave();
  return () => channel.close();
}
