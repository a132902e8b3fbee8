/** Folders into which an application copied its Python libraries: `lib/requests`, `lib/six.py` and what they need. */

/** Modules of PyPI's most used distributions; an application calls none of its own packages by such a name, and never four. */
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
const fewest = 4;

/** Whether the entries of a folder are such copies: several well-known modules beside one another. */
export function holdsLibraries(names: ReadonlySet<string>): boolean {
  let count = 0;
  for (const name of names) {
    if (libraries.has(name)) count += 1;
    if (count === fewest) return true;
  }
  return false;
}
