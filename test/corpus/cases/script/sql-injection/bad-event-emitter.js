const { EventEmitter } = require('node:events');
const express = require('express');
const mysql = require('mysql');

const bus = new EventEmitter();
const connection = mysql.createConnection(process.env.MYSQL_URL);

bus.on('remove', (table, id) => {
  connection.query('DELETE FROM ' + table + ' WHERE id = ?', [id]);
});

const app = express();
app.delete('/:table/:id', (req, res) => {
  bus.emit('remove', req.params.table, req.params.id);
  res.sendStatus(202);
});
