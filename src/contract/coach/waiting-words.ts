/** Said above a proposal of the built-in coach, by language: true until somebody answered the proposal. */
export const waitingSentences = {
  en: 'Nothing is done yet: look at it, and click to do it.',
  de: 'Noch ist nichts getan: Sieh es dir an und klicke, damit es geschieht.',
} as const;
