/** Version of this build; the same as in package.json, which a test holds. */
export const productVersion = '0.1.0';
