import axios from 'axios';

export const resolvers = {
  Query: {
    async linkPreview(_parent: unknown, args: { url: string }) {
      const { data } = await axios.get<string>(args.url);
      return { title: data.slice(0, 80) };
    },
  },
};
