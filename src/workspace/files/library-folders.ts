/** Python libraries that lie in a folder of the application: `lib/requests`, `lib/six.py`, and what `pip install --target` wrote. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Modules of PyPI's most used distributions. */
const libraries = new Set(
  [
    'requests urllib3 certifi idna chardet charset_normalizer six.py bs4 soupsieve html5lib yaml jinja2 markupsafe',
    'werkzeug flask click itsdangerous blinker cherrypy cheroot bottle.py tornado mako simplejson dateutil pytz tzlocal',
    'oauthlib requests_oauthlib httplib2 httpx httpcore anyio sniffio attr attrs jsonschema pkg_resources setuptools',
    'importlib_metadata importlib_resources typing_extensions.py zipp.py zipp more_itertools jaraco distro packaging',
    'pyparsing.py pygments rich colorama tqdm lxml PIL numpy sqlalchemy alembic redis pymongo boto3 botocore s3transfer',
    'jmespath cryptography cffi pycparser jwt paho gntp mutagen feedparser musicbrainzngs apscheduler bleach tinycss2',
  ].flatMap((names) => names.split(' ')),
);
/** Of them those that only other libraries need: an application calls no integration of its own by such a name. */
const needed = new Set(
  'certifi idna urllib3 chardet charset_normalizer six.py soupsieve markupsafe zipp zipp.py pkg_resources pycparser s3transfer jmespath'.split(
    ' ',
  ),
);
const fewest = 4;
const fewestNeeded = 2;

/** Which entries of a folder are such copies: several well-known modules beside one another, or none. */
export function copiedLibraries(names: ReadonlySet<string>): ReadonlySet<string> {
  const copied = new Set([...names].filter((name) => libraries.has(name)));
  const count = [...copied].filter((name) => needed.has(name)).length;
  return copied.size >= fewest && count >= fewestNeeded ? copied : new Set();
}

const installed = /\.(?:dist|egg)-info$/;

/**
 * Entries of a folder that pip installed there, with its own notes on them: each `*.dist-info` lists its files in RECORD
 * (PEP 376), older ones name their modules in `top_level.txt`.
 */
export async function installedLibraries(
  folder: string,
  names: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const notes = [...names].filter((name) => installed.test(name));
  const found = new Set(notes);
  for (const each of notes)
    for (const entry of await entriesOf(path.join(folder, each)))
      for (const name of [entry, `${entry}.py`]) if (names.has(name)) found.add(name);
  return found;
}

/** Entries of the folder round a distribution's notes that belong to it. */
async function entriesOf(notes: string): Promise<readonly string[]> {
  const record = await textOf(path.join(notes, 'RECORD'));
  const names = record.split('\n').map((line) => line.split(/[/,]/)[0] ?? '');
  const modules = (await textOf(path.join(notes, 'top_level.txt'))).split('\n');
  return [...new Set([...names, ...modules].map((name) => name.trim()))].filter(
    (name) => name !== '' && name !== '..' && name !== '.',
  );
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
