import CryptoJS from 'crypto-js';

export const fingerprint = (document) => CryptoJS.SHA256(document).toString(CryptoJS.enc.Hex);
