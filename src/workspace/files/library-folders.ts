/** Python libraries that lie in a folder of the application: `lib/requests`, `lib/six.py`, and what `pip install --target` wrote. */
import path from 'node:path';
import { readSmallFile } from '../small-file.ts';

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

const installed = /\.dist-info$/;
/** Of the largest libraries some 2 MB. */
const maxRecordBytes = 4 * 1024 * 1024;

/**
 * Entries of a folder that pip installed there, with its own notes on them: each `*.dist-info` lists its files in RECORD
 * (PEP 376). What lies beside the notes of a package under work, `*.egg-info`, is the application's own.
 */
export async function installedLibraries(
  folder: string,
  names: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const notes of [...names].filter((name) => installed.test(name))) {
    const record = await readSmallFile(path.join(folder, notes, 'RECORD'), maxRecordBytes);
    for (const line of record.kind === 'text' ? record.text.split('\n') : []) {
      const name = line.split(/[/,]/)[0] ?? '';
      if (names.has(name)) found.add(name);
    }
  }
  return found;
}
