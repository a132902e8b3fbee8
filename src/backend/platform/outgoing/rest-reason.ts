/**
 * Why nothing leaves by itself: the data were put back from a backup, so that what is unsent in them may have been sent since;
 * they lie where they did not lie before, so that two may send the same; they are the demo's, which never sends.
 */
export const restReasons = ['restored', 'copied', 'demo'] as const;
export type RestReason = (typeof restReasons)[number];
