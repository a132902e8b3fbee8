import CryptoJS from 'crypto-js';

export const sealed = (document, password) => ({
  document,
  signature: CryptoJS.MD5(document + password).toString(),
});

export const isIntact = ({ document, signature }, password) =>
  CryptoJS.MD5(document + password).toString() === signature;
