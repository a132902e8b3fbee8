import assert from 'node:assert/strict';
import { findSecrets } from '../testing.test.ts';

const json = (value: string) => `{ "password": "${value}", "save": "OK" }`;
/** Paths and texts in which a password is named to the reader. */
const spared: readonly (readonly [string, string])[] = [
  ['public/language/es/register.json', json('Contraseña')],
  ['public/language/et/pages.json', '{ "account/edit/password": "Redigeerid \\"%1\\" parooli" }'],
  ['public/language/zh-CN/pages.json', '{ "account/edit/password": "正在编辑 \\"%1\\" 的密码" }'],
  ['share/app/countries/is.json', '{ "QA": "Katar", "PW": "Pal\\u00e1" }'],
  ['share/app/countries/ar.json', '{ "PW": "\\u0628\\u0627\\u0644\\u0627\\u0648" }'],
  ['share/app/countries/zh_Hans.json', '{ "PW": "\\u5e15\\u52b3\\u5171\\u548c\\u56fd" }'],
  ['web/texts/hu/user.json', json('Jelszókönyv')],
  ['web/texts/fi/user.json', json('Salasanakenttä')],
  ['web/texts/nl.json', json('Wachtwoordveld')],
  ['web/texts/pt-BR/user.yml', 'password: Palavrachave'],
  ['web/texts/sr@latin.yml', 'password: Lozinka korisnika'],
  ['src/main/resources/messages_de.properties', 'login.password=Kennwortfeld'],
  ['src/main/resources/Labels_pl.properties', 'login.password=Hasłodostępu'],
  ['src/main/resources/Labels_pt_BR.properties', 'login.password=Palavrachave'],
  ['Resources.fr-FR.resx', '<data name="password"><value>Motdepasse</value></data>'],
  ['app/src/main/res/values-de/strings.xml', '<string name="password">Kennwortfeld</string>'],
  ['App/de.lproj/Main.strings', '"password" = "Kennwortfeld";'],
  ['App/Main.xcstrings', json('Kennwortfeld')],
  ['app_ru.arb', json('Парольдоступа')],
  ['po/de.po', 'msgid "password"\nmsgstr "Kennwortfeld"'],
  ['app.xliff', '<unit id="password"><target>Kennwortfeld</target></unit>'],
  ['ui.js', "const texts = { password: 'Пароль пользователя', passwd: 'Contraseña' };"],
  ['ui.yml', 'password: パスワード'],
];
/** What no reader is shown, in files that are named alike. */
const found: readonly (readonly [string, string])[] = [
  ['deploy/de/settings.yml', 'password: Winter2031!'],
  ['deploy/it.yml', 'db_password: s3cretP4ss'],
  ['deploy/de.json', json('Winter-2031!x')],
  ['deploy/de/settings.yml', 'db_password: geheimnis'],
  ['deploy/my.json', json('aKdjEuqW')],
  ['settings.json', json('Wïnter-2031!x')],
  ['application-de.properties', 'spring.datasource.password=Adm1nPr0d'],
  ['.env', 'DB_PASSWORD=Müllabfuhr'],
  ['config/db_QA.properties', 'db.password=hunterxyz'],
];

describe('interface text beside the name of a password', () => {
  for (const [path, text] of spared) {
    it(`is no secret: ${path}`, () => {
      assert.deepEqual(findSecrets(path, text), []);
    });
  }

  for (const [path, text] of found) {
    it(`does not hide a password: ${path} ${text.slice(0, 40)}`, () => {
      assert.equal(findSecrets(path, text).length, 1);
    });
  }
});
