/** Why a store could not be opened; the command line exits 3 on it, the window explains it. */
export type StoreErrorCode = 'missing' | 'newer_schema' | 'damaged' | 'wrong_key' | 'not_a_store';

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, text: string) {
    super(text);
    this.code = code;
  }
}
