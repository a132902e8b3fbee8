/** What came of a run whose changes are reviewed, from the beginning of its report; that of another agent by its heading; pure. */
import type { Translate } from '../../../../pages/words.ts';

const mostNamed = 3;

/** `Changed 2 files: src/a.ts, src/b.ts.` */
export function describeOutcome(report: string | null, t: Translate): string {
  const [heading = '', next = ''] = (report ?? '').split('\n\n');
  const title = heading.replace(/^# /, '').trim();
  if (title.startsWith('Changed ')) return describeChanged(namesIn(next), t);
  const sentences: Readonly<Record<string, string>> = {
    'Declined: nothing was changed': t('declined, nothing was changed.'),
    'Suggested: nothing was changed': t('suggests changes, nothing was changed.'),
    'Nothing was changed': t('nothing was changed. {0}', next).trim(),
    'No finding here has a fix: anything else needs a model': t(
      'no finding here has a fix; anything else needs a model.',
    ),
    'No fix worked: each left its finding, or brought another one': t(
      'no fix held: each left its finding, or made another.',
    ),
    'All of it is there already: nothing to change': t('all of it is there already.'),
    'The crew changed nothing': t('the crew changed nothing.'),
    'Published what was accepted': t('published the accepted changes.'),
  };
  return sentences[title] ?? title;
}

function namesIn(list: string): readonly string[] {
  return list.split('\n').flatMap((line) => (line.startsWith('- ') ? line.slice(2) : []));
}

function describeChanged(names: readonly string[], t: Translate): string {
  const list = names.slice(0, mostNamed).join(', ');
  // Where the user's files had it all already, none was written.
  if (names.length === 0) return t('the files had all of it already.');
  if (names.length === 1) return t('changed 1 file: {0}.', list);
  const more = names.length > mostNamed ? ', …' : '';
  return t('changed {0} files: {1}.', names.length, `${list}${more}`);
}
