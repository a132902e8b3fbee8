/** Where the demo lies below the user's data folder: a practice of its own, and the project that it is about. */
export const demoFolders = { practice: 'demo/practice', workspace: 'demo/nordwind-orders' } as const;
