const ldap = require('ldapjs');

exports.signIn = (req, res) => {
  const client = ldap.createClient({ url: 'ldaps://directory.example.org' });
  const name = 'uid=' + req.body.user + ',ou=people,dc=example,dc=org';
  client.bind(name, req.body.password, (error) => {
    client.unbind();
    res.sendStatus(error ? 401 : 204);
  });
};
