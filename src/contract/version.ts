/** Version of this build; the same as in package.json, which a test holds. */
export const productVersion = '0.1.0';

/** Where people read about this product; the repository in package.json, which a test holds. */
export const productAddress = 'https://github.com/vireo/vireo';
