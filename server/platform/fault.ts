/** What a person at a terminal is told in one sentence, without a trace of where it happened. */
export class Fault extends Error {
  override name = 'Fault';
  /** It can never be done as it was asked, so nothing was tried. */
  readonly wrongUse: boolean;
  constructor(sentence: string, wrongUse = false) {
    super(sentence);
    this.wrongUse = wrongUse;
  }
}
