/** Types of the events that this slice logs: one a whole import, whoever shows time looks again. */
export const timeImported = 'time-entry.imported';
export const timeImportUndone = 'time-entry.import-undone';
