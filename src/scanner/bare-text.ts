import { findBareComments, mentionsVireo } from './bare-comments.ts';
import { type CommentPlaces, placesAround, type UnbrokenSpan } from './comment-places.ts';
import type { CommentSpan } from './comment-syntax.ts';
import type { CodePart } from './compose-result.ts';
import type { Engine } from './engine.ts';
import { lineAt, lineStarts } from './syntax/lines.ts';
import type { TextInput } from './text-analysis.ts';
import { placesInText } from './text-places.ts';
import { spansOfDockerfile, spansOfTerraform, spansOfYaml } from './unbroken-spans.ts';

type Formats = Pick<Engine, 'terraform'>;

/** What stands for the code of a text without a grammar: its comments, and where others may stand. */
export function readBareText(engine: Formats, input: Omit<TextInput, 'lines'>): CodePart {
  let known: CommentPlaces | undefined;
  const places: CommentPlaces = (line) => {
    known ??= placesOf(engine, { ...input, lines: lineStarts(input.text) });
    return known(line);
  };
  return { findings: [], comments: commentsOf(input, places), notes: [], places };
}

/** What lies within a value over several lines is that value's text; of formats that are only searched nobody knows. */
function commentsOf(input: Omit<TextInput, 'lines'>, places: CommentPlaces): readonly CommentSpan[] {
  const comments = mentionsVireo(input.text) ? findBareComments(input) : [];
  if (comments.length === 0 || input.language === 'text') return comments;
  const lines = lineStarts(input.text);
  return comments.filter(({ from }) => {
    const line = lineAt(lines, from);
    return places(line)?.line === line;
  });
}

function placesOf(engine: Formats, { path, language, text, lines }: TextInput): CommentPlaces {
  if (language === 'text') return placesInText(path, text, lines);
  return placesAround(lines, () => spansOf(engine, language, text));
}

function spansOf({ terraform }: Formats, language: TextInput['language'], text: string): UnbrokenSpan[] {
  if (language === 'yaml') return spansOfYaml(text);
  return language === 'terraform' ? spansOfTerraform(terraform(), text) : spansOfDockerfile(text);
}
