import CryptoJS from 'crypto-js';

export function hashPin(pin, userId) {
  return CryptoJS.SHA1(userId + ':' + pin).toString();
}
