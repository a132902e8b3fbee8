import CryptoJS from 'crypto-js';

export function encryptId(id: string, key: CryptoJS.lib.WordArray): string {
  const iv = CryptoJS.lib.WordArray.random(16);
  const sealed = CryptoJS.AES.encrypt(id, key, { iv, mode: CryptoJS.mode.CBC });
  const tag = CryptoJS.HmacSHA256(iv.concat(sealed.ciphertext), key);
  return `${iv}.${sealed}.${tag}`;
}
