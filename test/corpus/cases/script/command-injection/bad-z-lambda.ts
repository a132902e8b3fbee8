import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { execSync } from 'node:child_process';
import type { APIGatewayProxyHandler } from 'aws-lambda';
export const handler: APIGatewayProxyHandler = async (event) => {
  const name = event.queryStringParameters?.name ?? '';
  const out = execSync(`ls -la /mnt/data/${name}`).toString();
  return { statusCode: 200, body: out };
};
