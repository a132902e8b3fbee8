/** Characters of the JSON that a model calls a tool with, at most: in the bridge of a window and in every answer. Apart, so that a window needs no schemas for it. */
export const mostInputCharacters = 400_000;
