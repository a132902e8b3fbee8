/** Kept once a password of mail was stored in this editor: before that nothing is loaded for it. */
export const hasMailFlag = 'vireo.hasMailPasswords';
