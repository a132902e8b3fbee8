/** Apart from the schema of findings, so that a scan's workers need not load a schema library for it. */

/** Lines a snippet holds at most. */
export const snippetLineLimit = 5;
