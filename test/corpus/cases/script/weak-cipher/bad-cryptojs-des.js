import CryptoJS from 'crypto-js';

export function protect(card, secret) {
  return CryptoJS.TripleDES.encrypt(card, secret).toString();
}

export function reveal(sealed, secret) {
  return CryptoJS.TripleDES.decrypt(sealed, secret).toString(CryptoJS.enc.Utf8);
}
