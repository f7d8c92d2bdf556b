import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { PaymentProvider } from './contract.ts';
import { platformProvider } from './platform/platform.ts';
import { Simulator } from './simulator/simulator.ts';
import { stripeProvider } from './stripe/stripe.ts';

const DEMO_DELAY_MS = [1_000, 6_000] as const;

/** The payment provider that the settings name; the demo has one of its own (escrow.md §2). */
export function providerOf({ paymentProvider, stripe }: Config, clock: Clock): PaymentProvider {
  if (paymentProvider === 'stripe') return stripeProvider(stripe);
  if (paymentProvider === 'simulator') return new Simulator(clock, { delayMs: DEMO_DELAY_MS });
  return platformProvider;
}
