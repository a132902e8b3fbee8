/**
 * What a workspace is made of: languages, frameworks, tools, services, each with its evidence, as a whole and by package.
 * `readStack` reads a folder; `discoverStack` is its core, and reads whatever files it is given. Facts come from readers
 * of single files (facts/), what they mean from data (rules/*.yml). May use workspace and scanner; executes nothing and
 * asks no network.
 */
export { discoverStack } from './discover-stack.ts';
export {
  type Category,
  categories,
  type DiscoverOptions,
  type Evidence,
  type EvidenceKind,
  type LanguageShare,
  type LeftOut,
  type LineCounts,
  type Stack,
  type StackFile,
  type StackPackage,
  type StackProgress,
  type Technology,
  type WorkspaceMembership,
} from './model.ts';
export { type ReadStackOptions, readStack } from './read-stack.ts';
