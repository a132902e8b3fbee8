import { placePatterns } from '../places/place.ts';
import { assignmentPatterns } from './assignments.ts';
import { pathPatterns } from './file-kind.ts';
import { literalPatterns } from './literals.ts';
import { namePatterns } from './names.ts';
import { partedPatterns } from './parted-values.ts';
import { placeholderPatterns } from './placeholders.ts';
import { privateKeyPatterns } from './private-keys.ts';
import { scanPatterns } from './scan.ts';
import { evidencePatterns } from './shown/evidence.ts';
import { interfaceTextPatterns } from './shown/interface-text.ts';
import { mediaLinkPatterns } from './shown/media-link.ts';
import { pageScriptPatterns } from './shown/page-scripts.ts';
import { tokenPatterns } from './tokens.ts';
import { urlPatterns } from './url-credentials.ts';
import { valuePatterns } from './values.ts';

/** Every expression of this folder that meets a text of strangers; scripts/rules proves each to run in linear time. */
export const ownPatterns: readonly RegExp[] = [
  ...assignmentPatterns,
  ...pathPatterns,
  ...interfaceTextPatterns,
  ...literalPatterns,
  ...namePatterns,
  ...partedPatterns,
  ...placeholderPatterns,
  ...privateKeyPatterns,
  ...scanPatterns,
  ...mediaLinkPatterns,
  ...pageScriptPatterns,
  ...evidencePatterns,
  ...placePatterns,
  ...tokenPatterns,
  ...urlPatterns,
  ...valuePatterns,
];
