import { ApolloServer } from '@apollo/server';
import { pool } from './db';
const resolvers = {
  Query: {
    products: async (_parent: unknown, args: { search: string }) => (await pool.query(`SELECT * FROM products WHERE name LIKE '%${args.search}%'`)).rows,
  },
};
export const server = new ApolloServer({ typeDefs, resolvers });
