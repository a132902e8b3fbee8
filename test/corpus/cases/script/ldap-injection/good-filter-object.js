const ldap = require('ldapjs');

const client = ldap.createClient({ url: process.env.LDAP_URL });

exports.person = (req, res) => {
  const filter = new ldap.AndFilter({
    filters: [
      new ldap.EqualityFilter({ attribute: 'objectClass', value: 'person' }),
      new ldap.EqualityFilter({ attribute: 'uid', value: req.params.uid }),
    ],
  });
  client.search('ou=people,dc=example,dc=org', { filter }, (error, answer) => {
    answer.on('searchEntry', (entry) => res.json(entry.pojo));
  });
};
