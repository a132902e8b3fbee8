import { ApolloServer } from 'apollo-server-express';
import { typeDefs, resolvers } from './schema';

export const server = new ApolloServer({
  typeDefs,
  resolvers,
  introspection: true,
  debug: true,
});
