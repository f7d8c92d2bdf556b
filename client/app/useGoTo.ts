import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { useShortcutsOn } from '../data/preferences.ts';
import { isDialogOpen, isTypedIn } from '../kit/useHotkey.ts';
import { usePlaces } from '../kit/usePlaces.ts';

/** So long after G the next letter belongs to it. */
const WAIT_MS = 1_500;

/**
 * "G then a letter". Listens before everybody else and keeps the second letter to itself: R after G must open the
 * reviews, and never reject the case on screen.
 */
export function useGoTo(): void {
  const places = usePlaces();
  const navigate = useNavigate();
  const [on] = useShortcutsOn();
  useEffect(() => {
    if (!on) return;
    let pressedAt = Number.NEGATIVE_INFINITY;
    const hear = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
      if (!plain || isTypedIn(event.target) || isDialogOpen()) return;
      const waiting = performance.now() - pressedAt < WAIT_MS;
      pressedAt = !waiting && event.code === 'KeyG' ? performance.now() : Number.NEGATIVE_INFINITY;
      const place = waiting ? places.find(({ key }) => key && event.code === `Key${key}`) : undefined;
      if (!waiting) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (place) void navigate(place.path);
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, [on, places, navigate]);
}
