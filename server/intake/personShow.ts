import { presentPerson } from '../people/register.ts';
import { findPerson } from '../people/store.ts';
import { type Route, route } from '../platform/route.ts';
import { termsOf } from '../policies/store.ts';
import { ratingView } from '../ratings/rules.ts';
import { tallyOf } from '../ratings/store.ts';
import { PersonShow } from './contract.ts';

/** The person's own page: here and nowhere else stand e-mail address and telephone. It lies above ratings, so not in `people`. */
export const personShow: Route = route({
  method: 'get',
  path: '/api/people/:id',
  may: 'people:read',
  summary: 'One person, with contacts and rating',
  answer: PersonShow,
  run: async ({ context, actor, params }) => {
    const { read } = context.db;
    const person = await findPerson(read, String(params.id), actor);
    const { policy } = await termsOf(read, person.marketplaceId, context.clock.now());
    const rating = ratingView(await tallyOf(read, person.id), policy);
    return { ...presentPerson(person), email: person.email, phone: person.phone, rating };
  },
});
