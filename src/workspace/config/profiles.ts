/** What a project asks for as a whole; apart from the schema, which is heavy, for whoever only offers them. */
export const profiles = ['recommended', 'strict', 'security'] as const;
