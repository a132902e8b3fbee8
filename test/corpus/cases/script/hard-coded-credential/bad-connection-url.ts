import { MongoClient } from 'mongodb';

const url = 'mongodb://reporting:hV7q2LmZ9x@mongo.prod.example.com:27017/reports';

export async function connect(): Promise<MongoClient> {
  return new MongoClient(url).connect();
}
