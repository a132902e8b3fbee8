/** Ids of what the extension adds to the workbench; each feature adds its own by `declare module`. */

/** View → how it is filled. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features.
export interface Views {}
export type ViewId = keyof Views & string;
export type TreeViewId = { [Id in ViewId]: Views[Id] extends 'tree' ? Id : never }[ViewId];

/** Types under which the editor restores panels. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features.
export interface Panels {}
export type PanelType = keyof Panels & string;

/** Schemes of the addresses of pages of Markdown. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features.
export interface PageSchemes {}
export type PageScheme = keyof PageSchemes & string;
