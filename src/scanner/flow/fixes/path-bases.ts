/** Which folder a relative path starts from: a check by `resolve` and `realpath` starts from the working directory. */
import { positional } from '../../match/call-parts.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { textParts } from './text-parts.ts';

/** Calls that open a relative path below the working directory. */
const fromWorkingDirectory: readonly RegExp[] = [
  /^(?:fs|fs-extra|graceful-fs|jsonfile|load-json-file|write-json-file|write-file-atomic|fs-jetpack|rimraf|shelljs|mkdirp|make-dir|move-file|ncp|touch|read-chunk|n-readlines|Bun|Deno)(?:[./]|$)/,
  /^(?:ejs\.renderFile|pug\.(?:renderFile|compileFile|compileFileClient))$/,
  /^express\.Response\(\)\.(?:.*\.)?(?:download|sendfile)$/,
  /^(?:(?:builtins|io|codecs|gzip|bz2|lzma|tokenize|shelve|wave|aiofiles|PIL\.Image|fitz)\.)?open$/,
  /^(?:os|shutil|glob|filecmp|fileinput|pandas|numpy|cv2|imageio|openpyxl|pypdf|PyPDF2|aiofiles\.os)\.\w+$/,
  /^(?:os\.path\.get(?:size|[amc]time)|io\.(?:FileIO|open_code)|(?:anyio|trio)\.open_file|sqlite3\.connect|h5py\.File)$/,
  /^(?:gzip\.GzipFile|bz2\.BZ2File|lzma\.LZMAFile|urllib\.request\.urlretrieve|boto3\.client\(\)\.(?:down|up)load_file)$/,
  /^(?:zipfile\.(?:ZipFile|PyZipFile|Path)|tarfile\.(?:open|TarFile|TarFile\.open))$/,
  /^(?:zipfile\.ZipFile\(\)\.write|tarfile\.(?:open|TarFile|TarFile\.open)\(\)\.add)$/,
  /^(?:(?:fastapi|starlette|pyramid)\.responses?|aiohttp\.web)\.FileResponse$/,
  /^(?:werkzeug\.utils\.send_file|sanic\.response\.file(?:_stream)?|litestar\.response\.File)$/,
  /^(?:flask\.request\.files.*|werkzeug\.datastructures\.FileStorage\(\))\.save$/,
  /^pathlib\.\w+\(\)/,
];

/** Calls with a folder of their own, such as that of the views, which take an absolute path as it is. */
const fromOwnFolder =
  /^(?:express\.Response\(\)\.(?:.*\.)?(?:sendFile|render)|(?:flask|flask\.helpers|quart)\.send_(?:file|from_directory)|cherrypy\.lib\.static\.serve_(?:file|download))$/;

/** Whether a call takes its path in the way in which the check resolves it. */
export function isResolvable(run: Run, call: number, path: number): boolean {
  const callee = childBy(run.syntax, call, F.callee);
  const name = run.resolver.nameOf(callee) ?? '';
  if (fromWorkingDirectory.some((names) => names.test(name)) || isMoved(run, callee)) return true;
  return fromOwnFolder.test(name) && isAbsolute(run, path);
}

/** `upload.mv(path)` of express-fileupload. */
const isMoved = ({ resolver }: Run, callee: number): boolean =>
  resolver.lastOf(callee) === 'mv' && resolver.names.specifiers.includes('express-fileupload');

const maxDepth = 12;

/** Whether a path begins at the root, or beside the program. */
function isAbsolute(run: Run, node: number, depth = 0): boolean {
  const { syntax } = run;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const kind = kindAt(syntax, inner);
  if (kind === K.identifier) return isAbsoluteName(run, inner, depth);
  if (kind === K.call) return isAbsoluteCall(run, inner, depth);
  if (kind === K.member) return isAbsoluteMember(run, inner, depth);
  return isAbsoluteText(run, inner, depth);
}

/** A text by its beginning: `/srv/…`, `${root}/…`, `root / name`. */
function isAbsoluteText(run: Run, node: number, depth: number): boolean {
  const { syntax } = run;
  if (kindAt(syntax, node) === K.binary && operatorOf(syntax, node) === '/')
    return isAbsolute(run, childBy(syntax, node, F.left), depth + 1);
  const [first] = textParts(syntax, node) ?? [];
  if (first === undefined) return false;
  if ('text' in first) return /^\/(?!\/)|^[A-Za-z]:\//.test(first.text);
  return first.node !== node && isAbsolute(run, first.node, depth + 1);
}

function isAbsoluteName(run: Run, name: number, depth: number): boolean {
  const binding = bindingAt(run.resolver.names, name);
  if (binding === undefined) return /^__(?:dirname|filename|file__)$/.test(textOf(run.syntax, name));
  const isFixed = binding.writes === 0 && binding.path.length === 0 && binding.init > 0;
  return isFixed && isAbsolute(run, binding.init, depth + 1);
}

const absoluteCall =
  /^(?:path\.resolve|process\.cwd|url\.fileURLToPath|os\.(?:tmpdir|homedir|getcwd|path\.(?:abspath|realpath))|pathlib\.Path\.(?:cwd|home)|pathlib\.Path\(\)\.(?:resolve|absolute))$/;
const joiningCall =
  /^(?:path\.(?:join|dirname|normalize)|os\.path\.(?:join|dirname|normpath)|pathlib\.Path)$/;

function isAbsoluteCall(run: Run, call: number, depth: number): boolean {
  const { resolver, syntax } = run;
  const callee = childBy(syntax, call, F.callee);
  const name = resolver.nameOf(callee) ?? '';
  if (absoluteCall.test(name)) return true;
  const [first = none] = positional(syntax, call);
  if (joiningCall.test(name)) return isAbsolute(run, first, depth + 1);
  const isBelow = name === 'pathlib.Path().joinpath';
  return isBelow && isAbsolute(run, childBy(syntax, callee, F.object), depth + 1);
}

/** `Path(__file__).parent`, `import.meta.dirname`. */
function isAbsoluteMember(run: Run, member: number, depth: number): boolean {
  if (/^import\.meta\.(?:dirname|filename)$/.test(textOf(run.syntax, member))) return true;
  const isParent = run.resolver.lastOf(member) === 'parent';
  return isParent && isAbsolute(run, childBy(run.syntax, member, F.object), depth + 1);
}
