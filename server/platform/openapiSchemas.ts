import { z } from 'zod';
import type { Route } from './route.ts';

export type Schema = Record<string, unknown>;
/** Where named contracts stand in the document. */
export const AT = '#/components/schemas/';

type Way = 'input' | 'output';

/** Contracts as JSON Schema: what has a name stands once and is referred to; what comes in may differ from what goes out. */
export class Schemas {
  readonly #named: Record<Way, ReadonlyMap<z.ZodType, string>>;
  constructor(names: ReadonlyMap<z.ZodType, string>, routes: readonly Route[]) {
    const answers = new Set(
      routes.flatMap(({ answer }) =>
        answer instanceof z.ZodArray ? [answer.element as z.ZodType] : answer ? [answer] : [],
      ),
    );
    const bodies = new Set(routes.flatMap(({ body }) => (body ? [body] : [])));
    const known = [...names].filter(([schema]) => answers.has(schema));
    const taken = new Set(known.map(([, name]) => name));
    this.#named = {
      output: new Map(known),
      input: new Map(
        [...names]
          .filter(([schema]) => bodies.has(schema))
          .map(([schema, name]) => [schema, taken.has(name) ? `${name}Input` : name]),
      ),
    };
  }

  of(schema: z.ZodType, way: Way): Schema {
    const name = this.#named[way].get(schema);
    if (name) return { $ref: AT + name };
    if (schema instanceof z.ZodArray) return { type: 'array', items: this.of(schema.element as z.ZodType, way) };
    return written(schema, way);
  }

  named(): Record<string, Schema> {
    const ways = Object.entries(this.#named) as [Way, ReadonlyMap<z.ZodType, string>][];
    return Object.fromEntries(
      ways.flatMap(([way, map]) => [...map].map(([schema, name]) => [name, written(schema, way)] as const)),
    );
  }
}

function written(schema: z.ZodType, way: Way): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: way, unrepresentable: 'any' });
  return rest;
}
