import { Fault } from '../platform/fault.ts';

/** Something is wrong with the files or the order given, not with a row of them: the import does not begin. */
export class ImportFault extends Fault {
  constructor(sentence: string) {
    super(sentence, true);
  }
}

/** Why a row does not become a record. The words stand in the reject file. */
export type RejectReason =
  | 'columns'
  | 'id-invalid'
  | 'date-invalid'
  | 'price-invalid'
  | 'rating-out-of-range'
  | 'text-too-long'
  | 'text-missing'
  | 'malformed-json'
  | 'unknown-field'
  | 'field-invalid'
  | 'duplicate'
  | 'customer-unknown'
  | 'seller-unknown'
  | 'seller-missing'
  | 'product-unknown'
  | 'order-unknown'
  | 'not-a-party'
  | 'slot-taken';
