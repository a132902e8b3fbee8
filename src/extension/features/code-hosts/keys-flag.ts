/** In globalState once a key was stored: without it nothing is loaded and nothing asked at the start. */
export const hasKeysFlag = 'vireo.hasModelKeys';
