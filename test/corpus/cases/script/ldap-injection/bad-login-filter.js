const express = require('express');
const ldap = require('ldapjs');

const client = ldap.createClient({ url: process.env.LDAP_URL });
const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/login', (req, res) => {
  const filter = '(&(uid=' + req.body.user + ')(objectClass=inetOrgPerson))';
  client.search('ou=people,dc=example,dc=org', { filter, scope: 'one' }, (error, answer) => {
    if (error) return res.status(500).end();
    answer.on('searchEntry', (entry) => res.json({ dn: entry.objectName }));
  });
});
