export * from './access.ts';
export * from './audit.ts';
export * from './market.ts';
export * from './outbox.ts';
export * from './ratings.ts';
export * from './reviews.ts';
export * from './spine.ts';
