export interface Parameters {
  readonly [name: string]: string | number | boolean | null | undefined | readonly string[] | Parameters;
}

/** Nested parameters as Stripe takes them, `metadata[hold]=…` and `expand[]=…`; what is null or undefined is left out. */
export function formOf(parameters: Parameters, within = ''): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value === null || value === undefined) continue;
    const name = within ? `${within}[${key}]` : key;
    if (isList(value)) for (const each of value) form.append(`${name}[]`, each);
    else if (typeof value === 'object') for (const [inner, text] of formOf(value, name)) form.append(inner, text);
    else form.append(name, String(value));
  }
  return form;
}

/** `Array.isArray` does not narrow a readonly one. */
const isList = (value: Parameters[string]): value is readonly string[] => Array.isArray(value);
