/** The value in a body that somebody else wrote; what is no JSON is undefined, which no schema of ours takes. */
export function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
