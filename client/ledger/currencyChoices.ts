import { CURRENCIES } from '#db/words.ts';

/** Currencies are called by their codes in every language. */
export const CURRENCY_CHOICES = CURRENCIES.map((id) => ({ id, name: id }));
