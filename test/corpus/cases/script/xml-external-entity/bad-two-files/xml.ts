import libxmljs from 'libxmljs2';

const defaults = { noblanks: true, noent: true };

export const parse = (text: string, extra: object = {}) => libxmljs.parseXml(text, { ...defaults, ...extra });
