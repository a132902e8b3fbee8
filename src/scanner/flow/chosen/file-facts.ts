/** What flow asks of the whole text of a file, the bodies of other functions included. */
import { namesTextOf } from '../../syntax/code-text.ts';
import type { Syntax } from '../../syntax/syntax.ts';

/** Facts of one file. */
export interface FileFacts {
  /** Bodies are parsed as JSON or forms, and none as text. */
  readonly hasObjectBodies: boolean;
  /** A storage of Multer's is made here, and the client's own name for a file is used. */
  readonly namesUploads: boolean;
  /** An application of Express is made here whose only parser is that of JSON: the form of another site sends none. */
  readonly takesJsonAlone: boolean;
  /** A compiler of the program's own may let through what it likes. */
  readonly checksRequests: boolean;
}

const readsObjects = /\b(?:express|bodyParser)\s{0,4}\.\s{0,4}(?:json|urlencoded)\s{0,4}\(/;
const readsTexts = /\b(?:express|bodyParser)\s{0,4}\.\s{0,4}(?:text|raw)\s{0,4}\(/;
const ownCompiler =
  /\bsetValidatorCompiler\s{0,4}\(\s{0,40}(?!TypeBoxValidatorCompiler\b|validatorCompiler\b)/;

const parsesForms = /\b(?:urlencoded|multer|formidable|busboy|fileUpload|formbody)\b/i;
const readsJson = /\b(?:express|bodyParser)\s{0,4}\.\s{0,4}json\s{0,4}\(/;
const makesApplication = /\bexpress['"]?\)?\s{0,4}\(\s{0,4}\)/;

const words =
  /\b(?:express|bodyParser|setValidatorCompiler|diskStorage|urlencoded|multer|formidable|busboy|fileUpload|formbody)\b/i;

const none: FileFacts = {
  hasObjectBodies: false,
  namesUploads: false,
  takesJsonAlone: false,
  checksRequests: false,
};
const known = new WeakMap<Syntax, FileFacts>();

function readFacts(syntax: Syntax): FileFacts {
  if (!words.test(syntax.text)) return none;
  const code = namesTextOf(syntax, 0);
  return {
    hasObjectBodies: readsObjects.test(code) && !readsTexts.test(code),
    namesUploads: code.includes('diskStorage') && code.includes('originalname'),
    takesJsonAlone:
      makesApplication.test(syntax.text) &&
      readsJson.test(code) &&
      !parsesForms.test(code) &&
      !readsTexts.test(code),
    checksRequests: ownCompiler.test(code),
  };
}

/** The facts of a file; comments and texts in it say nothing. */
export function fileFacts(syntax: Syntax): FileFacts {
  const facts = known.get(syntax) ?? readFacts(syntax);
  known.set(syntax, facts);
  return facts;
}

/** Tells files apart by their facts: what was found in a unit holds only while they are the same. */
export function factsKey(syntax: Syntax): string {
  return Object.values(fileFacts(syntax)).map(Number).join('');
}
