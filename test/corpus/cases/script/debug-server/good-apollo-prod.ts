import { ApolloServer } from 'apollo-server-express';
import { typeDefs, resolvers } from './schema';

const dev = process.env.NODE_ENV === 'development';

export const server = new ApolloServer({
  typeDefs,
  resolvers,
  introspection: dev,
  debug: dev,
});
