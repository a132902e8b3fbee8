import { timingSafeEqual } from 'node:crypto';

export function isSameToken(token: string, expectedToken: string): boolean {
  const left = Buffer.from(token);
  const right = Buffer.from(expectedToken);
  return left.length === right.length && timingSafeEqual(left, right);
}
