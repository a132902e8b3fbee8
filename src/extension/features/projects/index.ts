/** What other features use of projects. */
export { withProject } from './project-actions.ts';
export { requireFolder } from './require-folder.ts';
