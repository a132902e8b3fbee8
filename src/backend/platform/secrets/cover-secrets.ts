/** Covers secrets in what goes from a machine to its server, and again where it arrives: by the formats of the scanner. */
import { mapTexts } from '../../../contract/text/map-texts.ts';
import { secretMark } from '../../../domain/models/redact/redact.ts';
import { findSecretsIn } from '../models/engine/find-secrets.ts';

/** In every text of the value; the value has the form that it had. */
export const coverSecrets = <Value>(value: Value): Value => mapTexts(value, coverText);

function coverText(text: string): string {
  let covered = '';
  let at = 0;
  const found = findSecretsIn(text).toSorted((one, other) => one.from - other.from || other.to - one.to);
  for (const { from, to } of found) {
    if (to <= at) continue;
    // One that overlaps the one before goes with it: none of its letters stays.
    if (from >= at) covered += text.slice(at, from) + secretMark;
    at = to;
  }
  return covered + text.slice(at);
}
