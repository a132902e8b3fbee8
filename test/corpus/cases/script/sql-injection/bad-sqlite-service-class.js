const sqlite3 = require('sqlite3');
const express = require('express');

class AccountRepository {
  constructor(db) {
    this.db = db;
  }

  findByLogin(login, cb) {
    const sql = "SELECT * FROM accounts WHERE login = '" + login + "'";
    this.db.get(sql, cb);
  }
}

const app = express();
app.use(express.json());
const repo = new AccountRepository(new sqlite3.Database('app.db'));

app.post('/login', (req, res) => {
  repo.findByLogin(req.body.login, (err, account) => {
    if (err || !account) return res.sendStatus(401);
    res.json({ id: account.id });
  });
});
