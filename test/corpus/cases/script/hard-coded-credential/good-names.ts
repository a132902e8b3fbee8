export const PASSWORD_FIELD = 'user_password';
export const TOKEN_HEADER = 'x-csrf-token';
export const SECRET_NAME = 'prod/billing/database';
const passwordPattern = '^(?=.*[A-Z])(?=.*\\d).{12,}$';

export const isStrong = (password: string): boolean => new RegExp(passwordPattern).test(password);
