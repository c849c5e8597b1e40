/** The id of a raised task: UUID version 5 (RFC 9562) of rule, client and occasion, so that the same thing is the same record for ever. */
import { createHash } from 'node:crypto';

/** Namespace of raised tasks, drawn once. */
const NAMESPACE = Buffer.from('6f1d3c52a8e04b7f9b0f52c1de7a4e13', 'hex');

export function raisedId(rule: string, clientNo: string, occasion: string): string {
  const name = JSON.stringify([rule, clientNo, occasion]);
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
