import CryptoJS from 'crypto-js';

const settings = { mode: CryptoJS.mode.ECB, padding: CryptoJS.pad.Pkcs7 };

export const encryptId = (id: string, key: string): string =>
  CryptoJS.AES.encrypt(id, CryptoJS.enc.Utf8.parse(key), settings).ciphertext.toString();
