import assert from 'node:assert/strict';
import { ruleSet } from '../../rules.generated.ts';
import { encodeBase64 } from '../base64.ts';
import { findSecrets } from '../testing.test.ts';
import { makeFrom, makeToken, randomFrom } from '../token-generator.ts';

const random = randomFrom(2_031);
const made = (expression: string) => makeFrom(expression, random);
const token = (id: string) => {
  const format = ruleSet.secrets?.find((each) => each.id === id);
  assert.ok(format);
  return makeToken(format, random);
};
const armour = (label: string, lines = 12) => {
  const body = Array.from({ length: lines }, () => made('[A-Za-z0-9+/]{64}')).join('\n');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
};
const github = token('github-personal-token');
const aws = token('aws-access-key');
const sec = made('[A-Za-z0-9/+]{40}');
const hex32 = made('[a-f0-9]{32}');
const b62 = made('[A-Za-z0-9]{32}');
const key = armour('RSA PRIVATE KEY');
/** A path and what stands in the file. */
const cases: readonly (readonly [string, string])[] = [
  ['.env', `GITHUB_TOKEN=${github}`],
  ['.env', `GITHUB_TOKEN="${github}"`],
  ['a.js', `g("pw1");connect("Server=db;Uid=me;Password=Winter2031x;");`],
  ['n.vue', `<p>{{ $t("Example:", ["twilio://AccountSid:${hex32}@FromPhoneNo"]) }}</p>`],
  ['a.yaml', "password: 'Winter%2031{x'"],
  ['a.cs', 'var s = given ? "Server=db;Uid=me;Password=Winter2031x" : "";'],
  ['a.cs', 'var s = @"Server=db;\nUid=me;Password=Winter2031x;\n";'],
  ['c.json', `{"token":"${github}"}`],
  ['c.yml', `token: ${github}`],
  ['a.py', `t = '${github}'`],
  ['a.sh', `export T=${github}; echo`],
  ['a.md', `Use \`${github}\` for it`],
  ['a.js', `fetch("https://x.io/?access_token=${github}&x=1")`],
  ['a.js', `const t = "${github.slice(0, 12)}" + "${github.slice(12)}";`],
  ['a.py', `t = ("${github.slice(0, 12)}"\n     "${github.slice(12)}")`],
  ['a.sh', `T=${github.slice(0, 12)}\\\n${github.slice(12)}`],
  ['a.sh', `git clone https://${github}@github.com/x/y`],
  ['a.sh', `git clone https://user:${github}@github.com/x/y`],
  ['a.py', `aws_access_key_id = "${aws}"`],
  ['a.py', `aws_secret_access_key = "${sec}"`],
  ['credentials', `[default]\naws_access_key_id = ${aws}\naws_secret_access_key = ${sec}`],
  ['a.js', `new AWS.S3({ accessKeyId: '${aws}', secretAccessKey: '${sec}' })`],
  ['m.tf', `secret_key = "${sec}"`],
  ['id_rsa', key],
  ['a.js', `const k = "${key.replaceAll('\n', '\\n')}";`],
  ['id_rsa', key.slice(0, 400)],
  ['a.py', `KEY = """${key}"""`],
  ['c.yml', `key: |\n${key.replace(/^/gm, '    ')}`],
  ['a.java', `"${key.split('\n').join('\\n" +\n  "')}";`],
  ['s.yml', `kind: Secret\ndata:\n  id: ${encodeBase64(key)}`],
  ['a.env', `DATABASE_URL=postgres://app:Xk29dkQmz@db.prod.internal:5432/app`],
  ['a.py', `e = create_engine("mysql+pymysql://root:s3cr3tpw@10.0.0.5/app")`],
  ['a.env', 'REDIS_URL=redis://:p4ssw0rdX9@cache:6379/0'],
  ['a.js', 'mongoose.connect("mongodb+srv://admin:Zx81kQ9@cluster0.abcde.mongodb.net/test")'],
  ['A.java', 'String u = "jdbc:mysql://db:3306/x?user=root&password=Tr0ub4dor";'],
  [
    'appsettings.json',
    '{"ConnectionStrings":{"Default":"Server=tcp:x.database.windows.net;Database=d;User Id=sa;Password=Qw3rty!9zz;"}}',
  ],
  ['A.cs', 'var c = "Data Source=db;User ID=sa;Password=Sup3r$ecret;";'],
  ['.env', 'DB_PASSWORD=hunter2xyz'],
  ['app.json', '{"jwtSecret":"S3cr3t!9x"}'],
  ['.env', 'JWT_SECRET=S3cr3t!9x'],
  ['a.js', "const c = { password: 'aKdjEuqW' };"],
  ['a.go', `var signingKey = []byte("${b62}")`],
  ['a.js', "spawn('mysql', ['-u', 'root', '--password=Winter2031!', 'shop']);"],
  ['a.gradle', "commandLine 'jarsigner', '-storepass', 'Winter2031x', 'app.jar'"],
  ['a.edn', '{:db {:user "crm" :password "Winter2031!"}}'],
  ['a.rb', `client.set :api_token, '${b62}'`],
  ['.env', `API_TOKEN=/${made('[A-Za-z0-9+/]{39}')}`],
  ['yarn.lock', `  resolved "https://${github}@codeload.github.com/acme/core/tar.gz/main"`],
  ['.env', 'DB_PASSWORD=Tr0ub4dor&3'],
  ['c.yml', 'password: Winter2031!'],
  ['c.ini', '[db]\npassword = s3cr3tP4ss'],
  ['a.properties', 'spring.datasource.password=Adm1nPr0d'],
  ['w.php', "define('DB_PASSWORD', 'x8Kd92mZq');"],
  ['w.php', "define( 'AUTH_KEY', 'k}Vq2#8sPz!m4Lw9Xe^7Rt1Yb3Nc6' );"],
  ['s.py', `SECRET_KEY = 'django-insecure-${made('[a-z0-9!@#$%^&*(-_=+)]{50}')}'`],
  ['.env', `APP_KEY=base64:${made('[A-Za-z0-9+/]{43}')}=`],
  ['config/master.key', `${hex32}\n`],
  ['secrets.yml', `production:\n  secret_key_base: ${made('[a-f0-9]{128}')}`],
  ['.npmrc', `//registry.npmjs.org/:_authToken=${token('npm-token')}`],
  ['.npmrc', `_auth=${encodeBase64('user:Pa55w0rdXyz')}`],
  ['config.json', `{"auths":{"https://index.docker.io/v1/":{"auth":"${encodeBase64('bob:Pa55w0rdXyz')}"}}}`],
  ['.netrc', 'machine api.github.com login bob password x8Kd92mZq'],
  ['.pgpass', 'db.prod:5432:app:bob:x8Kd92mZq'],
  ['.htpasswd', 'bob:$apr1$lZL6V/ci$eIMz/iKDkbtys/uU7LEK00'],
  ['a.sh', 'curl -u admin:S3cretPw https://x'],
  ['a.sh', `curl -H "Authorization: Bearer ${made('[A-Za-z0-9]{40}')}" https://x`],
  ['a.sh', `curl -H "Authorization: Basic ${encodeBase64('admin:S3cretPw')}" https://x`],
  ['a.sh', 'mysql -u root -pS3cretPw db'],
  ['a.sh', 'mysqldump --password=S3cretPw db'],
  ['a.sh', "sshpass -p 'S3cretPw' ssh x"],
  ['a.sh', 'docker login -u bob -p S3cretPw'],
  ['Dockerfile', 'ENV DB_PASSWORD S3cretPw9'],
  ['Dockerfile', 'ENV DB_PASSWORD=S3cretPw9'],
  ['d.yml', '      - name: DB_PASSWORD\n        value: S3cretPw9'],
  ['t.json', '{"name":"DB_PASSWORD","value":"S3cretPw9"}'],
  ['web.config', '<add key="DbPassword" value="S3cretPw9" />'],
  ['settings.xml', '<server><password>S3cretPw9</password></server>'],
  ['b.xml', '<property name="password" value="S3cretPw9"/>'],
  ['x.plist', `<key>ApiKey</key>\n<string>${b62}</string>`],
  ['a.tfvars', 'db_password = "S3cretPw9"'],
  ['v.tf', 'variable "db_password" {\n default = "S3cretPw9"\n}'],
  ['s.yml', `data:\n  password: ${encodeBase64('S3cretPw9')}`],
  ['k.yml', `client-key-data: ${encodeBase64(key)}`],
  ['a.go', 'password := "S3cretPw9"'],
  ['a.go', `const apiKey string = "${b62}"`],
  ['a.ts', `const apiKey: string = "${b62}";`],
  ['a.rs', `let api_key: &str = "${b62}";`],
  ['a.rb', `config.api_key = "${b62}"`],
  ['a.rb', ':password => "S3cretPw9"'],
  ['a.py', `os.environ["API_TOKEN"] = "${b62}"`],
  ['a.py', `key = os.getenv("API_KEY", "${b62}")`],
  ['a.js', 'const s = process.env.JWT_SECRET || "Kq8!zLm2#vRt";'],
  ['a.java', 'ds.setPassword("S3cretPw9");'],
  ['a.py', 'conn = psycopg2.connect(host="x", password="S3cretPw9")'],
  ['a.py', 'if password == "S3cretPw9":'],
  ['a.sql', "CREATE USER bob IDENTIFIED BY 'S3cretPw9';"],
  ['a.sql', "ALTER ROLE bob WITH PASSWORD 'S3cretPw9';"],
  ['a.js', `// old key: ${github}`],
  ['a.cs', `private const string ApiSecret = "${b62}";`],
  ['k.kt', `val apiKey = "${b62}"`],
  ['a.swift', `let clientSecret: String = "${b62}"`],
  ['jwt.js', `const t="${token('json-web-token')}"`],
  ['a.ps1', '$password = "S3cretPw9"'],
  ['a.ps1', 'ConvertTo-SecureString "S3cretPw9" -AsPlainText'],
  ['a.yml', `env:\n  SLACK: ${token('slack-bot-token')}`],
  ['a.js', `axios.get(url, { headers: { "X-Api-Key": "${b62}" } })`],
  ['a.md', `\`\`\`\nexport OPENAI_API_KEY=${token('openai-project-key')}\n\`\`\``],
  [
    'gcp.json',
    `{"type":"service_account","private_key_id":"${made('[a-f0-9]{40}')}","private_key":"${key.replace(/RSA /g, '').replaceAll('\n', '\\n')}\\n"}`,
  ],
  ['.env', `TWILIO_AUTH_TOKEN=${hex32}`],
  ['h.yml', 'mail:\n  smtp_pass: "S3cretPw9"'],
  ['hosts.ini', 'web1 ansible_host=1.2.3.4 ansible_ssh_pass=S3cretPw9'],
  ['a.json', `{"client_secret": "${made('[A-Za-z0-9_-]{24}')}"}`],
  ['a.py', 'requests.get(u, auth=("admin", "S3cretPw9"))'],
  ['.env', `STRIPE=${token('stripe-live-key')}`],
  ['main.py', `TOKEN = "${token('discord-bot-token')}"  # discord`],
  ['a.py', `bot = Bot("${token('telegram-bot-token')}")`],
  ['.env', `ENCRYPTION_KEY=${made('[a-f0-9]{64}')}`],
  ['.env', 'SESSION_SECRET=keyboardcatmeow99'],
  ['a.yml', `api_key: "${made('[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')}"`],
];

describe('the search for secrets finds what is common', () => {
  for (const [path, text] of cases) {
    it(`${path}: ${JSON.stringify(text).slice(1, 70)}`, () => {
      assert.notEqual(findSecrets(path, text).length, 0);
    });
  }
});
