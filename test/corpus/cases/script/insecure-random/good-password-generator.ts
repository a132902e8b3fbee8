import { randomInt } from 'node:crypto';

const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function generatePassword(length = 14): string {
  let password = '';
  while (password.length < length) password += alphabet[randomInt(alphabet.length)];
  return password;
}
