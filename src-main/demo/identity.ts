/**
 * Identity numbers that look right and belong to nobody: valid check digits over an unassigned district, mobiles in a
 * block (…0000…) that no operator hands out.
 */
import type { Random } from './random.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const LICENCE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LICENCE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** District codes 330190 … 330199 are not assigned. */
const DISTRICT = 330190;

/** Check character of an 18-character identity number (GB 11643). */
export function idCheckOf(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * (ID_WEIGHTS[i] as number);
  return ID_CHECKS[sum % 11] as string;
}

/** Check character of a unified social credit code (GB 32100). */
export function licenceCheckOf(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += LICENCE_ALPHABET.indexOf(body[i] as string) * (LICENCE_WEIGHTS[i] as number);
  return LICENCE_ALPHABET[(31 - (sum % 31)) % 31] as string;
}

export function idCardNumber(random: Random, birthDate: string, gender: 'male' | 'female', serial: number): string {
  const order = ((serial * 2) % 998) + (gender === 'male' ? 1 : 0);
  const body = `${DISTRICT + random.int(10)}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + idCheckOf(body);
}

export function licenceNumber(random: Random, serial: number): string {
  let body = `91${DISTRICT + random.int(10)}MA`;
  for (let i = 0; i < 2; i++) body += LICENCE_ALPHABET[random.int(LICENCE_ALPHABET.length)];
  body += String(serial % 100_000).padStart(5, '0');
  return body + licenceCheckOf(body);
}

const MOBILE_HEADS = ['130', '133', '135', '138', '139', '150', '151', '158', '159', '186', '188', '189', '199'];

export function mobileNumber(random: Random): string {
  return `${random.pick(MOBILE_HEADS)}0000${String(random.int(10_000)).padStart(4, '0')}`;
}
