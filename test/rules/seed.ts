import fc from 'fast-check';

/** One seed for all property tests of a run. It is printed, and `FC_SEED=…` runs the same cases again. */
const SEED = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
fc.configureGlobal({ seed: SEED });
console.info(`fast-check seed ${SEED} (FC_SEED=${SEED} repeats it)`);

export { fc };
