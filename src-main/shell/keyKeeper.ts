/** The system's keeper of secrets (Keychain, DPAPI, libsecret): seals the store's keys for this machine and this user. */
import { safeStorage } from 'electron';
import { Refusal } from '../../src-shared/contract/envelope.ts';
import type { KeyKeeper } from '../jobs/attachments.ts';

export const systemKeeper: KeyKeeper = {
  name: 'system',
  seal(key) {
    if (!safeStorage.isEncryptionAvailable()) {
      throw new Refusal('not_allowed', 'This system keeps no secrets, so files cannot be sealed here.');
    }
    return safeStorage.encryptString(Buffer.from(key).toString('base64'));
  },
  open(sealed) {
    return Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64');
  },
};
