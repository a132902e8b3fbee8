import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { resolvers, typeDefs } from './schema';

const server = new ApolloServer({ typeDefs, resolvers, csrfPrevention: true });
await startStandaloneServer(server, { listen: { port: 4000 } });
