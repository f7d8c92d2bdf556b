/** The shape of the English words: the other languages must have exactly these keys, or the types do not pass. */
export type Shape<Words> = { [Key in keyof Words]: Words[Key] extends string ? string : Shape<Words[Key]> };

/** Every dotted path that ends in a text, so that a misspelt key does not compile. */
export type Paths<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Paths<Words[Key]>}`;
}[keyof Words & string];
