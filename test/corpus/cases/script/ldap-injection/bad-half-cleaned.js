const Koa = require('koa');
const { Client } = require('ldapts');

const client = new Client({ url: process.env.LDAP_URL });
const app = new Koa();
app.use(async (ctx) => {
  const term = ctx.query.term.replace('*', '');
  const { searchEntries } = await client.search('ou=people,dc=example,dc=org', {
    filter: `(|(cn=${term})(sn=${term}))`,
  });
  ctx.body = searchEntries;
});
