'use strict';

class QueryBuilder {
  constructor(client) {
    this.client = client;
  }

  paginate(table, opts) {
    const sql = `SELECT * FROM ${table} LIMIT ${opts.limit} OFFSET ${opts.offset}`;
    return this.client.query(sql);
  }
}

module.exports = QueryBuilder;
