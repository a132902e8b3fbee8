/** Kept in the editor's own storage: the version of Vireo that last ran on this machine. */
export const seenVersionKey = 'vireo.seenVersion';
