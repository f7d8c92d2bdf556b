import type { z } from 'zod';

/**
 * What a process told the others, in the shape that this listener knows. Undefined for hints of other rooms, of a newer
 * version of us, and of strangers on the same database: none of them is ours to fail on.
 */
export function readHint<Shape extends z.ZodType>(shape: Shape, message: string): z.infer<Shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}
