'use strict';
const mysql = require('mysql');

function Store(options) {
  this.conn = mysql.createConnection(options);
}

Store.prototype.get = function (table, id, cb) {
  this.conn.query('SELECT * FROM `' + table + "` WHERE id = '" + id + "'", function (err, rows) {
    if (err) return cb(err);
    cb(null, rows[0]);
  });
};

module.exports = Store;
