const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const pick = (text: string): string => text[Math.floor(Math.random() * text.length)];

export function generatePassword(length = 14): string {
  let password = '';
  while (password.length < length) password += pick(alphabet);
  return password;
}
