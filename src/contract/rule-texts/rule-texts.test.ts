import assert from 'node:assert/strict';
import { matchTemplate } from './match-template.ts';
import { isGermanLocale, loadRuleTexts, RuleTexts } from './rule-texts.ts';
import { titleOfFinding } from './title-of-finding.ts';

const texts = new RuleTexts({
  language: 'de',
  rules: {
    'sql-injection': {
      title: 'SQL-Injection',
      why: 'Warum',
      fix: 'So',
      messages: [
        [
          '{value} from {source} becomes part of the SQL in `{sink}`.',
          '{value} aus {source} wird Teil des SQL in `{sink}`.',
        ],
      ],
    },
    'no-memory-limit': {
      title: 'Kein Speicherlimit',
      why: 'Warum',
      fix: 'So',
      messages: [['{name} has no memory limit.', '{name} hat kein Speicherlimit.']],
    },
  },
  shared: [['{title} is written into `{file}`.', 'In `{file}` steht ein Geheimnis: {title}.']],
  phrases: [
    ['a caller of {function}', 'einem Aufrufer von {function}'],
    ['a container of {owner}', 'ein Container von {owner}'],
    ['the request', 'der Anfrage'],
    ['a value', 'ein Wert'],
  ],
  words: { High: 'Hoch' },
});

describe('matchTemplate', () => {
  it('reads the values back', () => {
    const values = matchTemplate('`{name}` is {count} long (limit {limit}).', '`f` is 90 long (limit 80).');

    assert.deepEqual(
      [...(values ?? [])].map(([name, { text, isCode }]) => [name, text, isCode]),
      [
        ['name', 'f', true],
        ['count', '90', false],
        ['limit', '80', false],
      ],
    );
  });

  for (const [title, template, message] of [
    ['another end', '`{name}` is open.', '`a` is open, too.'],
    ['another beginning', 'The `{name}` is open.', '`a` is open.'],
    ['nothing in a place', '`{name}` is open.', '`` is open.'],
    ['two values for one name', '{name} and {name}.', 'a and b.'],
    ['other text without places', 'All is open.', 'All is shut.'],
  ] as const)
    it(`refuses ${title}`, () => {
      assert.equal(matchTemplate(template, message), undefined);
    });
});

describe('RuleTexts', () => {
  it('translates a message with its values and the words that fill its places', () => {
    const message = '`req.query.id` from the request becomes part of the SQL in `db.query`.';

    assert.equal(
      texts.message('sql-injection', message),
      '`req.query.id` aus der Anfrage wird Teil des SQL in `db.query`.',
    );
  });

  it('translates a value within a value', () => {
    const message = 'A value from a caller of `load` becomes part of the SQL in `db.query`.';

    assert.equal(
      texts.message('sql-injection', message),
      'Ein Wert aus einem Aufrufer von `load` wird Teil des SQL in `db.query`.',
    );
    assert.equal(
      texts.message('no-memory-limit', 'A container of `Pod/shop` has no memory limit.'),
      'Ein Container von `Pod/shop` hat kein Speicherlimit.',
    );
  });

  it('leaves code as it is', () => {
    const message = '`the request` from the request becomes part of the SQL in `a value`.';

    assert.equal(
      texts.message('sql-injection', message),
      '`the request` aus der Anfrage wird Teil des SQL in `a value`.',
    );
  });

  it('translates what is said of a module by its call', () => {
    assert.equal(
      texts.message('no-memory-limit', '`module.shop`: `web` has no memory limit.'),
      '`module.shop`: `web` hat kein Speicherlimit.',
    );
  });

  it('translates secrets, whose rules share one message', () => {
    assert.equal(
      texts.message('openai-key', 'OpenAI API key (`apiKey`) is written into `docs.json`.'),
      'In `docs.json` steht ein Geheimnis: OpenAI API key (`apiKey`).',
    );
  });

  it('keeps English where nothing fits', () => {
    assert.equal(texts.message('sql-injection', 'An older message.'), 'An older message.');
    assert.equal(texts.message('someone/else', 'Not ours.'), 'Not ours.');
    assert.equal(texts.title('someone/else', 'Title'), 'Title');
  });

  it('says all in English for other languages', async () => {
    const english = await loadRuleTexts('fr');
    const rule = { id: 'weak-hash', title: 'Weak hash', why: 'Why', fix: 'Fix' };

    assert.equal(english.rule(rule), rule);
    assert.equal(english.language, 'en');
    assert.deepEqual(['de', 'de-AT', 'den', 'en', undefined].map(isGermanLocale), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('titleOfFinding', () => {
  it('is the first sentence of a message that names a value', () => {
    const message = '`apiKey` is written into `docs.json`. Everyone can use it.';

    assert.equal(titleOfFinding(message, 'Secret'), 'apiKey is written into docs.json');
  });

  it('goes past a full stop in code', () => {
    assert.equal(titleOfFinding('`a. b` runs `c.d`. An attacker can do more.', 'Injection'), 'a. b runs c.d');
  });

  it('is the title of the rule where the message names nothing', () => {
    assert.equal(
      titleOfFinding('This handler swallows the error.', 'Empty error handler'),
      'Empty error handler',
    );
  });

  it('is cut where it is long', () => {
    const title = titleOfFinding(`\`${'x'.repeat(200)}\` is long.`, 'Long');

    assert.equal(title.length, 120);
    assert.ok(title.endsWith('…'));
  });
});
