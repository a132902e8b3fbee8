/** What the manifest and the code that opens the walkthrough share. */

export const walkthroughId = 'vireo.start';

/** How often a window asks the walkthrough to look at its steps. */
export const walkthroughLooks = 2;
