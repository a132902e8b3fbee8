import crypto from 'node:crypto';
export class PasswordService {
  hash(plain: string): string { return crypto.createHash('sha1').update(plain).digest('base64'); }
}
