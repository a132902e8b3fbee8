const ldap = require('ldapjs');
const client = ldap.createClient({ url: process.env.LDAP_URL });

exports.byNumber = (req, res) => {
  const number = Number(req.query.number);
  client.search('ou=people,dc=example,dc=org', { filter: `(employeeNumber=${number})` }, (error, answer) => {
    answer.on('end', () => res.end());
  });
};
